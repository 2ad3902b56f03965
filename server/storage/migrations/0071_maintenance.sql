-- [S9.7] 保守作業: planned, told to the city, known by it, ended with a result. The words are sealed; times are for everybody.
create table maintenance (
  id uuid primary key,
  number integer generated always as identity (start with 1) unique,
  begins_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > begins_at),
  stops boolean not null,
  words bytea not null,
  planned_by uuid not null references staff (id),
  planned_at timestamptz not null,
  -- To how many addresses it was told, when the next is, and until when a process has that in hand.
  told integer not null default 0 check (told >= 0),
  tell_at timestamptz,
  held_until timestamptz,
  acknowledged_by uuid references staff (id),
  acknowledged_at timestamptz,
  ended_by uuid references staff (id),
  ended_at timestamptz,
  outcome text check (outcome in ('done', 'failed', 'put-off', 'called-off')),
  result bytea,
  check ((acknowledged_by is null) = (acknowledged_at is null)),
  check ((ended_by is null) = (ended_at is null) and (ended_at is null) = (outcome is null))
);
create index maintenance_ends on maintenance (ends_at);
