-- [S11.7] 職員のきまり, in versions, and who has said of which version that they have read it ([RG-4]).
create table staff_rules (
  version integer primary key check (version >= 1),
  sealed bytea not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null
);

create table staff_rules_read (
  version integer not null references staff_rules (version),
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  primary key (staff_id, version)
);

create function staff_rules_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The rules of the staff, and who has read them, only grow.' using errcode = 'YA001';
end
$$;
create trigger staff_rules_stay before update or delete on staff_rules
  for each row execute function staff_rules_refuse();
create trigger staff_rules_read_stays before update or delete on staff_rules_read
  for each row execute function staff_rules_refuse();
