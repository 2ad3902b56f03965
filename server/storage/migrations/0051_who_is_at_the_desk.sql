-- Who of the staff reads along at this moment, at whichever process. Not worth a log: it is said anew every few seconds, by the
-- clock of the database alone.
create unlogged table staff_online (
  staff_id uuid primary key references staff (id),
  seen_at timestamptz not null
);
