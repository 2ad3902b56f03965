-- Notes among staff, beside a consultation: a table and a counting of their own, so that nothing that reads a consultation's
-- entries could ever come upon one (docs/decisions/0028). Sealed with the consultation's key.
create table note (
  consultation_id uuid not null references consultation (id),
  nth integer not null check (nth >= 1),
  staff_id uuid not null references staff (id),
  kind text not null check (kind in ('note', 'side', 'hand-over')),
  -- Makes a repeated note the same note.
  key uuid not null,
  body_mac bytea not null,
  sealed bytea not null,
  at timestamptz not null,
  primary key (consultation_id, nth),
  unique (consultation_id, key)
);
-- Who asks the supervisor for advice these hours, over all consultations.
create index note_side on note (at) where kind = 'side';
