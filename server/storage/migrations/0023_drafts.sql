-- What staff are still writing: sealed with the consultation's key, one of each kind for each person, gone when it is sent.
create table draft (
  consultation_id uuid not null references consultation (id),
  staff_id uuid not null references staff (id),
  kind text not null check (kind in ('reply', 'note', 'hand-over')),
  sealed bytea not null,
  -- Keyed: tells whether what is sent now is what was kept.
  body_mac bytea not null,
  saved_at timestamptz not null,
  primary key (staff_id, consultation_id, kind)
);
