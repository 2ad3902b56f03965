import type { z } from "zod";
import type { Endpoint } from "../../contract/endpoint.ts";
import { asksFor, may } from "../../domain/access.ts";
import { type RefusalCode, refusalStatus } from "../../domain/refusal.ts";

export type AnyEndpoint = Endpoint<string, z.ZodType, z.ZodType>;

const modules = import.meta.glob<Record<string, unknown>>(
  ["../../contract/*.ts", "!../../contract/*.test.ts"],
  {
    eager: true,
  },
);

/** Every call that any file of the contract declares: a new one is attacked without anybody having to think of it. */
export const endpoints: readonly AnyEndpoint[] = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter(isEndpoint)
  .toSorted((a, b) => (a.path < b.path ? -1 : 1));

function isEndpoint(value: unknown): value is AnyEndpoint {
  return (
    typeof value === "object" && value !== null && "path" in value && "allow" in value && "input" in value
  );
}

export const isOpenToVisitors = ({ allow }: AnyEndpoint): boolean => may({ kind: "visitor" }, allow);

export const isForStaff = ({ allow }: AnyEndpoint): boolean => asksFor(allow) === "staff";

/** True where a body is exactly what a refusal of this status may say: a code of the list, named facts, nothing else. */
export function isRefusal(status: number, body: unknown): boolean {
  if (typeof body !== "object" || body === null) return false;
  const { code, detail, ...rest } = body as { code?: RefusalCode; detail?: unknown };
  if (code === undefined || refusalStatus[code] !== status || Object.keys(rest).length > 0) return false;
  if (typeof detail !== "object" || detail === null) return false;
  return Object.values(detail).every((fact) => typeof fact === "string" || typeof fact === "number");
}
