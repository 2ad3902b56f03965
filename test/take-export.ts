import { expect } from "vitest";
import { csvOf } from "../domain/csv.ts";
import type { Caller, World } from "./world.ts";

type By = Pick<Caller, "call">;

export const exportPart = (by: By, id: string, after: string | null) =>
  by.call("/api/export/part", { export: id, after });

/** All parts of a file, one after the other: its columns and rows, and as the page makes a CSV file of them. */
export async function takeExport(by: By, id: string) {
  const rows: (readonly string[])[] = [];
  for (let parts = 1, after: string | null = null; ; parts++) {
    const { status, body }: Awaited<ReturnType<typeof exportPart>> = await exportPart(by, id, after);
    expect(status).toBe(200);
    rows.push(...body.rows);
    const { columns, next } = body;
    if (next === null)
      return { columns, rows, parts, text: csvOf([columns.map(({ name }) => name), ...rows]) };
    after = next;
  }
}

/** Somebody else of the city agrees to whatever waits. */
export async function agreeToAll(world: World): Promise<void> {
  const other = await world.staff("administrator");
  const { approvals } = (await other.call("/api/approval/list", {})).body;
  for (const { id } of approvals.filter(({ outcome }) => outcome === null))
    expect((await other.call("/api/approval/agree", { approval: id })).status).toBe(200);
}
