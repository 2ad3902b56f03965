-- The city's schools, whole, one row a change, as with the templates.
create table school_list (
  version integer primary key check (version >= 1),
  schools jsonb not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null
);

-- [S8.10] 診断: what a school's browsers and network were found to be able to. Nothing of a person: no address, no token, no words;
-- the school is one of the list at that time, or none was named.
create table diagnosis (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  school text,
  code text not null check (code ~ '^[0-9A-Z]{5}$'),
  browser_kind text not null,
  browser_system text not null,
  browser_version integer,
  latency_millis integer
);
-- Read by days, and let go of by age.
create index diagnosis_at on diagnosis (at);
