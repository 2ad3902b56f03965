-- [PT-1] 開示・訂正・利用停止の請求: what somebody asks of the city under the law, on paper, and what becomes of it.
create table petition (
  id uuid primary key,
  number integer generated always as identity unique,
  kind text not null check (kind in ('see', 'correct', 'stop')),
  -- Which one it names itself. Null: none; nobody is looked for.
  consultation_id uuid references consultation (id),
  petitioner text not null check (petitioner in ('self', 'guardian', 'proxy')),
  received_on date not null,
  days integer not null check (days between 1 and 30),
  -- Who asks and where they are reached; what they ask for: sealed.
  who bytea not null,
  sought bytea not null,
  staff_id uuid not null references staff (id),
  received_at timestamptz not null,
  -- The last approval that was asked for, and who proposed.
  approval_id uuid unique references approval (id) deferrable initially deferred
);
create index petition_consultation on petition (consultation_id) where consultation_id is not null;

-- Its time line, which only grows.
create table petition_step (
  petition_id uuid not null references petition (id),
  nth integer not null check (nth >= 1),
  kind text not null check (
    kind in ('identity', 'weigh', 'supplement', 'extend', 'notify', 'hand-over', 'close', 'propose', 'decide', 'attach')
  ),
  at timestamptz not null,
  -- Null: the service itself, when others had agreed.
  staff_id uuid references staff (id),
  facts jsonb not null,
  -- What was written: sealed, and bound to its place.
  sealed bytea,
  -- The words of a correction, under the key of its consultation: they go with it.
  correction bytea,
  primary key (petition_id, nth)
);

create function petition_step_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The time line of a petition only grows.' using errcode = 'YA002';
end
$$;
create trigger petition_step_stays before update or delete on petition_step
  for each row execute function petition_step_refuse();

-- What a person has decided of each message: where it is barred, and on which ground. Places and grounds, and no words.
create table petition_bars (
  petition_id uuid not null references petition (id),
  seq integer not null check (seq >= 1),
  bars jsonb not null,
  left_out text check (left_out in ('1', '2', '3', '5', '6', '7')),
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  primary key (petition_id, seq)
);

insert into approval_rule (act, needed) values ('petition:decide', 1) on conflict do nothing;
