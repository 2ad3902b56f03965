// Japanese search depends on how a database was made, and fails without any error: it just finds nothing.
import type pg from "pg";

/** Throws a sentence when pg_trgm finds no trigrams in Japanese here. Leaves nothing behind. */
export async function refuseWithoutJapanese(client: pg.ClientBase): Promise<void> {
  await client.query("begin");
  try {
    await client.query("create extension if not exists pg_trgm");
    const { rows } = await client.query<{ found: number }>("select cardinality(show_trgm('相談')) as found");
    if ((rows[0]?.found ?? 0) > 0) return;
  } finally {
    await client.query("rollback");
  }
  throw new Error(
    "This database cannot search Japanese text (show_trgm finds nothing in 相談): " +
      "it must be made with the character type (LC_CTYPE) C.UTF-8 or ja_JP.UTF-8, not C.",
  );
}
