-- [S11.5] [S11.7] 管理簿: training of staff, subcontracts, and copies that left on other ways than as an export ([RG-1]). Whatever somebody wrote
-- is sealed; days and who took part are in clear.
create table register_entry (
  id uuid primary key,
  kind text not null check (kind in ('training', 'subcontract', 'copy')),
  -- Within its kind, without a gap: none is missing.
  number integer not null check (number >= 1),
  -- Held on; begun on; made on.
  happened_on date not null,
  -- Due again by; runs until; returned or destroyed by.
  until_on date check (until_on >= happened_on),
  -- Of a training: who took part.
  staff_ids uuid[] not null,
  sealed bytea not null,
  written_by uuid not null references staff (id),
  written_at timestamptz not null,
  approved_by uuid references staff (id),
  approved_at timestamptz,
  ended_by uuid references staff (id),
  ended_at timestamptz,
  outcome text check (outcome in ('refused', 'over', 'returned', 'destroyed', 'mistaken')),
  result bytea,
  unique (kind, number),
  check ((kind = 'training') = (cardinality(staff_ids) > 0)),
  check ((approved_by is null) = (approved_at is null)),
  check ((ended_by is null) = (ended_at is null) and (ended_at is null) = (outcome is null))
);
create index register_entry_kind on register_entry (kind, happened_on);

create function register_refuse() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
    and (new.id, new.kind, new.number, new.happened_on, new.until_on, new.staff_ids, new.sealed, new.written_by, new.written_at)
      is not distinct from
      (old.id, old.kind, old.number, old.happened_on, old.until_on, old.staff_ids, old.sealed, old.written_by, old.written_at)
    and (old.approved_at is null or (new.approved_by, new.approved_at) is not distinct from (old.approved_by, old.approved_at))
    and old.ended_at is null
  then
    return new;
  end if;
  raise exception 'A register only grows.' using errcode = 'YA001';
end
$$;
create trigger register_entry_stays before update or delete on register_entry
  for each row execute function register_refuse();
