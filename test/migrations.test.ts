import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockingStatements } from "./locking.ts";
import { root } from "./source.ts";

const folder = join(root, "server/storage/migrations");

/** Those before belong to 0.1.0, which no city has run before it was whole. */
const firstHeld = 100;

test("[HO-2] [S9.5] no migration holds a long table while people write, or takes away what an older program uses", () => {
  const names = readdirSync(folder).filter(
    (name) => name.endsWith(".sql") && Number(name.slice(0, 4)) >= firstHeld,
  );
  const found = names.flatMap((name) =>
    lockingStatements(readFileSync(join(folder, name), "utf8")).map((sentence) => `${name}: ${sentence}`),
  );
  expect(found).toEqual([]);
});

test.each([
  "create index entry_at on entry (at);",
  "create unique index entry_at on entry (at) where key is not null;",
  "alter table entry add constraint entry_at_check check (at > '2020-01-01');",
  "alter table entry add constraint entry_staff foreign key (staff_id) references staff;",
  "alter table entry add constraint entry_one unique (seq);",
  "alter table entry add column word text check (word <> '');",
  "alter table entry\n  add column to_staff uuid references staff;",
  "alter table entry add column mark uuid default gen_random_uuid();",
  "alter table entry alter column seq type bigint;",
  "alter table entry alter column seq set not null;",
  "update entry set word = '';",
  "delete from entry;",
  "truncate entry;",
  "lock table entry in exclusive mode;",
  "drop table entry;",
  "alter table entry drop column word;",
  "alter table entry rename column word to text;",
  "do $$ begin\n  execute format('alter table entry add constraint entry_kind_check check (%s)', kinds);\nend $$;",
])("%s is refused", (sql) => {
  expect(lockingStatements(sql)).toEqual([expect.stringMatching(/locks entry\. Instead: |takes away/)]);
});

test.each([
  "create table note (id uuid primary key, at timestamptz not null check (at > '2020-01-01'));\ncreate index note_at on note (at);",
  "alter table entry add column word text;",
  "alter table entry add column word text not null default '';",
  "alter table entry drop constraint entry_check, add constraint entry_check check (seq > 0) not valid;",
  "alter table entry validate constraint entry_check;",
  "-- in pieces: an index on what is there\ndrop index concurrently if exists entry_at;\ncreate index concurrently entry_at on entry (at);",
  "-- locks: never more than a dozen rows, one for each job\ncreate index job_at on job (at);",
  "-- needs: 0080\nalter table entry drop column word;",
])("%s is let through", (sql) => {
  expect(lockingStatements(sql)).toEqual([]);
});

test("what is done in pieces can be done again after it was cut short: each index is dropped first", () => {
  for (const name of readdirSync(folder)) {
    const sql = readFileSync(join(folder, name), "utf8");
    for (const [, index] of sql.matchAll(/create (?:unique )?index concurrently (\w+)/g)) {
      expect(sql, name).toMatch(/^-- in pieces: /m);
      expect(sql, name).toContain(`drop index concurrently if exists ${index};`);
    }
  }
});
