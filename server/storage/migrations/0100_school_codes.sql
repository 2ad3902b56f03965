-- [SC-1] 学校のコード: whether the city counts by them, and one for each school; whole, one row a change, as the list.
create table school_codes (
  version integer primary key check (version >= 1),
  codes jsonb not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null
);

-- [SC-2] Who told a code this month, by a keyed hash that names neither them nor the school: it is there so that each counts once,
-- and goes with the month. No time, no number: nothing says who came before whom.
create table school_teller (
  month text not null check (month ~ '^\d{4}-\d\d$'),
  token bytea not null check (octet_length(token) = 32),
  primary key (month, token)
);

-- [SC-2] How many told each school's code, all schools of a month in one row: which of them was counted last does not show.
create table school_month (
  month text primary key check (month ~ '^\d{4}-\d\d$'),
  counts jsonb not null
);
