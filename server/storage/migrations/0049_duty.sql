-- 当番: who is on duty when, whole, one row a change, as with the reception.
create table duty_plan (
  version integer primary key check (version >= 1),
  plan jsonb not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null
);

-- 今日は入ります・抜けます: what somebody said last of themselves for a day in Japan, YYYY-MM-DD.
create table duty_word (
  staff_id uuid not null references staff (id),
  day text not null check (day ~ '^\d{4}-\d\d-\d\d$'),
  is_on boolean not null,
  at timestamptz not null,
  primary key (staff_id, day)
);
create index duty_word_of on duty_word (day);

-- How long consultations lasted that ended lately: what the estimate for a child rests on.
create index consultation_closed on consultation (last_at) where state = 'closed';
