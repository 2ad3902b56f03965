-- [S9.3] Moments to which the city can be restored by name. They are named in the write-ahead log; here stands which there are,
-- and what the tables held at exactly that moment, so that a restore can be compared with it row by row.
create table restore_point (
  name text primary key check (name ~ '^[a-z0-9-]{1,60}$'),
  at timestamptz not null,
  -- Where in the log, and on which timeline of it.
  lsn text not null,
  timeline integer not null check (timeline > 0),
  -- By table: how many rows, and a hash over all of them. Never a word.
  tables jsonb not null
);

-- [S8.9] Each time a backup was restored beside the city to see whether it is one.
create table backup_drill (
  id uuid primary key,
  backup text not null,
  point text not null,
  at timestamptz not null,
  seconds integer not null check (seconds >= 0),
  outcome text not null check (outcome in ('equal', 'different', 'damaged', 'failed'))
);
create index backup_drill_at on backup_drill (at);
