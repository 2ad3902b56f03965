import { handedOver, stays } from "./handed-over.ts";
import type { Column } from "./moment-store.ts";

/** What the list of tables does not say anything about, or says of something that is not there: each as a sentence. */
export function unknownIn(columns: readonly Column[]): readonly string[] {
  const tables = new Set(columns.map(({ table }) => table));
  const isThere = (table: string, name: string): boolean =>
    columns.some((column) => column.table === table && column.name === name);
  const foreign = [...tables].filter(
    (table) => !Object.hasOwn(handedOver, table) && !Object.hasOwn(stays, table),
  );
  const sealed = columns.filter(({ table, name, isBytes }) => isBytes && !isSpokenOf(table, name));
  const gone = Object.entries(handedOver).flatMap(([table, { by, opens = {}, names = [], without = [] }]) =>
    [...by, ...Object.keys(opens), ...names, ...without]
      .filter((name) => !isThere(table, name))
      .map((name) => `The column ${table}.${name} is not there.`),
  );
  return [
    ...foreign.map((table) => `The table ${table} is not known to the export.`),
    ...sealed.map(({ table, name }) => `The bytes of ${table}.${name} are not known to the export.`),
    ...gone,
  ];
}

function isSpokenOf(table: string, column: string): boolean {
  const plan = handedOver[table];
  if (!plan) return true;
  const { opens = {}, names = [], without = [] } = plan;
  return Object.hasOwn(opens, column) || names.includes(column) || without.includes(column);
}
