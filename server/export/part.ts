/** Behind which consultation, and which of its messages, the next part begins. */
export type ExportCursor = { readonly number: number; readonly seq: number };
/** Rows of cells; null where nothing follows. */
export type Part = { readonly rows: readonly (readonly string[])[]; readonly next: ExportCursor | null };
