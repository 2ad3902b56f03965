-- [S9.1] 窓口: what staff ask the operator, by the form or put down of a telephone call or an e-mail. All that somebody wrote is sealed
-- under a secret of the service and bound to its place; it is about the service, and never about a consultation ([OP-2]).
create table inquiry (
  id uuid primary key,
  number integer generated always as identity (start with 1) unique,
  kind text not null check (kind in ('question', 'fault', 'wish')),
  haste text not null check (haste in ('urgent', 'soon', 'usual')),
  way text not null check (way in ('form', 'telephone', 'email')),
  asked_by uuid not null references staff (id),
  -- When it came in: the clocks run from here.
  came_at timestamptz not null,
  asked_at timestamptz not null,
  -- What it is about, and who called or wrote.
  heading bytea not null,
  caller bytea,
  taken_by uuid references staff (id),
  taken_at timestamptz,
  answered_at timestamptz,
  solved_at timestamptz,
  -- An urgent fault that nobody has taken: how often it was told of by e-mail, when it is again, and until when a process has that in hand.
  ring_step integer not null default 1 check (ring_step >= 1),
  ring_at timestamptz,
  held_until timestamptz,
  check ((taken_by is null) = (taken_at is null)),
  check (haste <> 'urgent' or kind = 'fault')
);
create index inquiry_ringing on inquiry (ring_at) where ring_at is not null;
create index inquiry_came on inquiry (came_at);
create index inquiry_asked_by on inquiry (asked_by);

create table inquiry_step (
  inquiry_id uuid not null references inquiry (id),
  nth integer not null check (nth >= 1),
  kind text not null check (kind in ('ask', 'take', 'answer', 'add', 'solve', 'reopen')),
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  -- Null where nothing was written.
  sealed bytea,
  primary key (inquiry_id, nth)
);

-- よくある質問. Sealed too: whatever somebody writes in their own words is.
create table knowledge_text (
  id uuid primary key,
  version integer not null check (version >= 1),
  sealed bytea not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  -- Taken off the list.
  gone boolean not null default false
);

-- Targets, and whom an urgent fault or a maintenance is told to; whole, one row a change, as with the reception.
create table support_settings (
  version integer primary key check (version >= 1),
  settings jsonb not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null
);
