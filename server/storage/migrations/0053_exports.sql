-- [S11.5] What leaves the city's system as a file: who, what, why, for whom, who agreed, and until when it has to come back or be
-- destroyed. A line of the trail says when it began; this says what became of it.
create table export (
  id uuid primary key,
  kind text not null check (kind in ('consultations', 'messages')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  purpose text not null,
  recipient text not null check (
    recipient in ('own-office', 'board-of-education', 'contractor', 'researcher', 'authority')
  ),
  -- Numbers and people under names of this one file, by its salt, which goes when the file is said to be gone.
  pseudonymous boolean not null,
  salt bytea,
  asked_by uuid not null references staff (id),
  asked_at timestamptz not null,
  -- Null where the city asks nobody else.
  approval_id uuid unique references approval (id) deferrable initially deferred,
  -- What whoever asked wrote: sealed, beside the trail.
  why uuid not null references act_reason (id),
  due_on date not null,
  -- Since when its last part has been taken, and how many rows there were.
  taken_at timestamptz,
  row_count integer not null default 0 check (row_count >= 0),
  settled_as text check (settled_as in ('returned', 'destroyed', 'not-taken')),
  settled_by uuid references staff (id),
  settled_at timestamptz,
  check ((settled_as is null) = (settled_at is null) and (settled_as is null) = (settled_by is null))
);
create index export_asked on export (asked_at);

-- 複写・複製は市の許可が要る: one other person, until the city says otherwise.
insert into approval_rule (act, needed) values ('consultation:export', 1) on conflict do nothing;
