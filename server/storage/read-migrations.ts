import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export type Migration = {
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
  /** The number of the migration that a program must know to run on a database with this one; null: an older one can. */
  readonly needs: string | null;
  /** Its statements one after the other, each a transaction of its own: some can be done in no other way. */
  readonly inPieces: readonly string[] | null;
};

const NAME = /^\d{4}_[a-z0-9_]+\.sql$/;
const NEEDS = /^-- needs: (\d{4})$/m;
const PIECES = /^-- in pieces: /m;

export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  for (const [at, name] of names.entries()) {
    if (!NAME.test(name)) throw new Error(`The migration ${name} must be named like 0001_what_it_does.sql.`);
    const before = names[at - 1];
    if (before?.slice(0, 4) === name.slice(0, 4))
      throw new Error(`${before} and ${name} have the same number.`);
  }
  return Promise.all(
    names.map(async (name) => {
      // A checkout on Windows may have changed the line ends; that is no edit.
      const sql = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
      return {
        name,
        sql,
        sha256: createHash("sha256").update(sql).digest("hex"),
        needs: NEEDS.exec(sql)?.[1] ?? null,
        inPieces: PIECES.test(sql) ? piecesOf(sql) : null,
      };
    }),
  );
}

/** Each ends with a semicolon at the end of its line. */
function piecesOf(sql: string): string[] {
  const bare = sql.replaceAll(/^--.*$/gm, "");
  return bare
    .split(/;\s*$/m)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "");
}
