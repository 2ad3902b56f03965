-- 受付: what the city has set, whole, one row a change. The newest counts; what was said before can still be read.
create table reception_settings (
  version integer primary key check (version >= 1),
  settings jsonb not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null
);
