-- 定型文: what the city shares, whole, one row a change, as with the reception; and what each counsellor keeps for themselves,
-- sealed under a secret of the service and bound to its owner: nobody else reads it.
create table city_templates (
  version integer primary key check (version >= 1),
  templates jsonb not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null
);

create table own_templates (
  staff_id uuid primary key references staff (id),
  version integer not null check (version >= 1),
  sealed bytea not null,
  at timestamptz not null
);
