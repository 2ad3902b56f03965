import type { Column, Row } from "../../domain/columns.ts";
import type { Tools } from "../tools.ts";
import type { StoredExport } from "./store.ts";

/** Behind which consultation or line, and which of its messages, the next part begins. */
export type ExportCursor = { readonly number: number; readonly seq: number };
/** `next` is null where nothing follows. */
export type Part = { readonly rows: readonly Row[]; readonly next: ExportCursor | null };

export type RowTools = Pick<Tools, "db" | "keys" | "log" | "reception">;
export type Asked = Pick<StoredExport, "kind" | "from" | "to" | "salt" | "masked">;

/** How a kind of file is read: a few hundred rows at a time, from any place on. */
export type RowReader = {
  readonly columns: readonly Column[];
  readonly read: (tools: RowTools, asked: Asked, after: ExportCursor) => Promise<Part>;
};

export const fromTheBeginning: ExportCursor = { number: 0, seq: 0 };
