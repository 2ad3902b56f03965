-- 事前確認 and 記録: what became known of the consultee (a number that only grows), of which claim and version the holder has read
-- it, and which version of the record there is. Like the rest of the row, they change only together with last_seq ([CN-2]).
alter table consultation
  add column history_version integer not null default 0,
  add column briefed_claim integer not null default 0,
  add column briefed_version integer not null default 0,
  add column record_version integer not null default 0;

-- Not validated: every row that is there is of one of the kinds before, and nothing is to wait while they are read.
alter table entry
  add column disclosed_to text check (disclosed_to in ('school', 'child-guidance-centre', 'police', 'other')),
  add column disclosure_ground text check (disclosure_ground in ('consent', 'danger-to-life')),
  drop constraint entry_kind_check,
  add constraint entry_kind_check check (
    kind in ('message', 'read', 'claim', 'close', 'automatic', 'attributes', 'briefing', 'history', 'record', 'disclosure')
  ) not valid,
  add constraint entry_disclosure_check
    check ((kind = 'disclosure') = (disclosed_to is not null and disclosure_ground is not null)) not valid;

-- 記録: every version stays, sealed under the consultation's own key, with who wrote it and when. The key makes a repeated
-- writing the same writing.
create table consultation_record (
  consultation_id uuid not null references consultation (id),
  version integer not null check (version >= 1),
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  key uuid not null,
  sealed bytea not null,
  primary key (consultation_id, version)
);

-- What somebody is still writing of it: theirs alone, gone when it is written ([BR-4]).
create table consultation_record_draft (
  consultation_id uuid not null references consultation (id),
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  sealed bytea not null,
  primary key (consultation_id, staff_id)
);
