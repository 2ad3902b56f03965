-- [S11.12] 権限の見直し: each quarter somebody else says of each member of staff that the roles are still needed, or asks that they hold fewer ([RG-5]).
create table access_answer (
  id uuid primary key,
  quarter text not null check (quarter ~ '^20[0-9]{2}-q[1-4]$'),
  staff_id uuid not null references staff (id),
  -- What they held when it was said.
  roles text[] not null,
  said text not null check (said in ('needed', 'fewer')),
  -- Of fewer: what others are asked to agree to. It is stored in the same transaction.
  approval_id uuid unique references approval (id) deferrable initially deferred,
  answered_by uuid not null references staff (id),
  answered_at timestamptz not null,
  check (answered_by <> staff_id),
  check ((said = 'fewer') = (approval_id is not null))
);
create index access_answer_quarter on access_answer (quarter, staff_id);

create function access_answer_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'What was said of who may do what only grows.' using errcode = 'YA001';
end
$$;
create trigger access_answer_stays before update or delete on access_answer
  for each row execute function access_answer_refuse();
