-- [S9.4] The processes of the service, each with what it found last; a row goes when its process leaves.
create table running_process (
  id uuid primary key,
  -- The machine.
  place text not null,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  -- Numbers by the names of domain/alarm.ts, null where it does not apply.
  readings jsonb not null
);
