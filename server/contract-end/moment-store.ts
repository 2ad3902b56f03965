import type pg from "pg";
import type { Storage } from "../storage/database.ts";

export type Column = { readonly table: string; readonly name: string; readonly isBytes: boolean };

/** Columns of the row of `table` that `on` names by its id. */
export type AlongWith = { readonly table: string; readonly on: string; readonly columns: readonly string[] };

/** Everything as it was at one moment, however long it is read. */
export type Moment = AsyncDisposable & {
  /** Of all tables, in their order. */
  columns(): Promise<readonly Column[]>;
  count(table: string): Promise<number>;
  countMessages(): Promise<number>;
  /** Each row as JSON, in the order of these columns; `atOnce` of them in memory. */
  rows(
    table: string,
    by: readonly string[],
    atOnce: number,
    alongWith?: AlongWith,
  ): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]>;
};

/** On a connection of its own. Names are those of our own list, and quoted all the same. */
export async function openMoment(storage: Pick<Storage, "connect">): Promise<Moment> {
  const connection = await storage.connect();
  try {
    // Writing to a slow disk between two parts is not to have forgotten it.
    await connection.query("set idle_in_transaction_session_timeout = '1h'");
    await connection.query("begin isolation level repeatable read read only");
    await connection.query("set local timezone to 'UTC'");
  } catch (error) {
    await connection.end();
    throw error;
  }
  return {
    columns: () => readColumns(connection),
    async count(table) {
      const { rows } = await connection.query<{ count: number }>(
        `select count(*) as count from ${connection.escapeIdentifier(table)}`,
      );
      return rows[0]?.count ?? 0;
    },
    async countMessages() {
      const { rows } = await connection.query<{ count: number }>(
        "select count(*) as count from entry where kind = 'message'",
      );
      return rows[0]?.count ?? 0;
    },
    rows: (table, by, atOnce, alongWith) => readRows(connection, table, by, atOnce, alongWith),
    [Symbol.asyncDispose]: () => connection.end(),
  };
}

async function readColumns(connection: pg.Client): Promise<readonly Column[]> {
  const { rows } = await connection.query<Column>(
    `select c.table_name::text as table, c.column_name::text as name, c.data_type = 'bytea' as "isBytes"
     from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
     order by c.table_name, c.ordinal_position`,
  );
  return rows;
}

async function* readRows(
  connection: pg.Client,
  table: string,
  by: readonly string[],
  atOnce: number,
  alongWith: AlongWith | undefined,
) {
  const source = sourceOf(connection, table, alongWith);
  const order = by.map((column) => `t.${connection.escapeIdentifier(column)}`).join(", ");
  await connection.query(
    `declare handed_over no scroll cursor for select row_to_json(t)::text as said from ${source} t order by ${order}`,
  );
  for (;;) {
    const { rows } = await connection.query<{ said: string }>(`fetch ${Math.trunc(atOnce)} from handed_over`);
    if (rows.length === 0) break;
    yield rows.map(({ said }) => JSON.parse(said) as Record<string, unknown>);
  }
  await connection.query("close handed_over");
}

function sourceOf(connection: pg.Client, table: string, alongWith: AlongWith | undefined): string {
  const quote = (name: string): string => connection.escapeIdentifier(name);
  if (!alongWith) return quote(table);
  const columns = alongWith.columns.map((name) => `o.${quote(name)}`).join(", ");
  return `(select s.*, ${columns} from ${quote(table)} s join ${quote(alongWith.table)} o on o.id = s.${quote(alongWith.on)})`;
}
