-- [CB-9] 削除: what is left of a consultation is that it was. Its entries are stored as closings by nobody: each is a place, an hour
-- and a side. Not validated: no row that is there says anything else yet.
alter table consultation
  add column deleted_at timestamptz,
  add constraint consultation_deleted_check check (deleted_at is null or state = 'closed') not valid;

-- [ST-8] Others agree to it. Which one it is about.
insert into approval_rule (act, needed) values ('deletion:carry-out', 1);
alter table approval
  add column consultation_id uuid references consultation (id),
  add constraint approval_consultation_check
    check ((act = 'deletion:carry-out') = (consultation_id is not null)) not valid;
create index approval_consultation on approval (consultation_id) where consultation_id is not null;

-- The city keeps it, for a reason that the consultee is told.
alter table deletion_request
  add column refused_at timestamptz,
  add column refused_by uuid references staff (id),
  add column refused_why text check (refused_why in ('to-protect', 'still-helping', 'must-be-kept')),
  add constraint deletion_request_refused_check
    check ((refused_at is null) = (refused_by is null) and (refused_at is null) = (refused_why is null));
