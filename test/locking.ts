// Finds what a migration must not do while people write: hold a lock on a table that is there already for as long as the table is long.

/** What locks, and what is done instead. The table stands in the first group, where there is one. */
const rules: readonly { readonly found: RegExp; readonly unless?: RegExp; readonly instead: string }[] = [
  {
    found: /\bcreate (?:unique )?index (?!concurrently)(?:if not exists )?\w+ on (\w+)/i,
    instead: "create index concurrently, in a file of its own that begins with `-- in pieces: `",
  },
  {
    found: /\balter table (?:if exists )?(\w+)[\s\S]*\badd constraint\b[\s\S]*\b(?:check|foreign key)\b/i,
    unless: /\bnot valid\b/i,
    instead: "add it not valid; validate it in a later file",
  },
  {
    found: /\balter table (?:if exists )?(\w+)[\s\S]*\badd constraint \w+ (?:unique|primary key) *\(/i,
    instead: "create the index concurrently, then add the constraint using index",
  },
  {
    found:
      /\balter table (?:if exists )?(\w+)[\s\S]*\badd column\b[^,;]*\b(?:check|references|unique|generated always as \()/i,
    instead: "add the bare column; the constraint follows, not valid",
  },
  {
    found:
      /\balter table (?:if exists )?(\w+)[\s\S]*\badd column\b[^,;]*\bdefault (?:gen_random_uuid|clock_timestamp|random|nextval)/i,
    instead: "a default that is the same for all rows, or none",
  },
  {
    found: /\balter table (?:if exists )?(\w+)[\s\S]*\balter column \w+ (?:type|set data type)\b/i,
    instead: "a new column beside it, filled bit by bit",
  },
  {
    found: /\balter table (?:if exists )?(\w+)[\s\S]*\balter column \w+ set not null\b/i,
    instead: "a check that it is not null, not valid, validated in a later file",
  },
  { found: /^\s*update (?:only )?(\w+)/i, instead: "a job that does it bit by bit" },
  { found: /^\s*delete from (?:only )?(\w+)/i, instead: "a job that does it bit by bit" },
  {
    found: /^\s*(?:truncate|cluster|reindex(?! .*concurrently)|vacuum full|lock) (?:table )?(\w+)/i,
    instead: "something else",
  },
];

/** What older programs use must not go before they have gone. */
const taking = /^\s*drop table\b|\bdrop column\b|^\s*alter table [\s\S]*\brename\b/i;

/** Each as a sentence. A statement whose comment says `-- locks: why that is no harm` is let through, and so are tables made here. */
export function lockingStatements(sql: string): string[] {
  const fresh = new Set(
    [...sql.matchAll(/\bcreate table (?:if not exists )?(\w+)/gi)].map(([, name]) => name),
  );
  const sentences: string[] = [];
  for (const { text, comment } of statementsOf(sql)) {
    if (taking.test(text) && !/^-- needs: \d{4}$/m.test(sql))
      sentences.push(
        `${shortened(text)}: takes away what an older program may use. Say what it needs: \`-- needs: 0000\`.`,
      );
    if (/^-- locks: .{20,}/m.test(comment)) continue;
    for (const { found, unless, instead } of rules) {
      const table = found.exec(text)?.[1];
      if (table === undefined || fresh.has(table) || unless?.test(text)) continue;
      sentences.push(`${shortened(text)}: locks ${table}. Instead: ${instead}.`);
    }
  }
  return sentences;
}

type Statement = { readonly text: string; readonly comment: string };

/** Also those inside of a function or a `do`: what they run is run here, or for each row. */
function statementsOf(sql: string): Statement[] {
  const all: Statement[] = [];
  let text = "";
  let comment = "";
  for (const line of sql.split("\n")) {
    if (/^\s*--/.test(line)) {
      comment += `${line.trim()}\n`;
      continue;
    }
    text += `${line}\n`;
    if (!/;\s*(?:--.*)?$/.test(line)) continue;
    all.push({ text: text.trim(), comment });
    text = "";
    comment = "";
  }
  return all;
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 87)}…` : line;
}
