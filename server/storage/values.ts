// How values of the database become values of the program.
import pg from "pg";

const INT8 = 20;
const DATE = 1082;

/** `pg` would give int8 as text; ours are sequence numbers and counts, and one too large to be exact is a bug. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("An int8 of the database is too large to be exact.");
  return value;
}

export const values: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (format === "binary") return pg.types.getTypeParser(oid, format);
    if (oid === INT8) return safeInteger;
    // A day is a day: as a Date it would become midnight of the process's own time zone, nine hours off in Japan.
    if (oid === DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, "text");
  }) as typeof pg.types.getTypeParser,
};
