-- 緊急の呼び出し: somebody calls the supervisor and the city to a consultation. The id is made by the page that calls.
create table urgent_call (
  id uuid primary key,
  consultation_id uuid not null references consultation (id),
  called_by uuid not null references staff (id),
  called_at timestamptz not null,
  -- How far it has gone without anybody taking it, when it goes further, and until when a process has that in hand.
  step integer not null default 0 check (step >= 0),
  due_at timestamptz,
  held_until timestamptz,
  taken_by uuid references staff (id),
  taken_at timestamptz,
  ended_by uuid references staff (id),
  ended_at timestamptz,
  outcome text check (
    outcome in ('safe', 'police', 'ambulance', 'child-guidance', 'guardian', 'school', 'watched', 'mistake')
  ),
  -- What was done, in words: sealed under the consultation's own key, and gone with it.
  record bytea,
  check ((taken_by is null) = (taken_at is null)),
  check ((ended_by is null) = (ended_at is null) and (ended_at is null) = (outcome is null)),
  check (taken_at is not null or ended_at is null or outcome = 'mistake')
);
-- One at a time: whoever calls to the same consultation calls to the same call. Also what every desk is told of.
create unique index urgent_call_open on urgent_call (consultation_id) where ended_at is null;
create index urgent_call_of on urgent_call (consultation_id, called_at);

-- What the city has set about it, whole, one row a change, as with the reception.
create table urgent_settings (
  version integer primary key check (version >= 1),
  settings jsonb not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null
);
