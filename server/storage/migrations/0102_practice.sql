-- [S11.7] 練習: who goes through which exercise, and where it stands. What is said in it stands in its consultation, sealed like any other.
create table practice (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  exercise text not null check (exercise ~ '^[a-z-]{1,40}$'),
  consultation_id uuid not null references consultation (id),
  -- The colleague that the service plays, where the exercise has one.
  partner_id uuid references staff (id),
  begun_at timestamptz not null,
  situation text not null check (situation ~ '^[a-z-]{1,40}$'),
  -- How many parts of the situation are done, and how many steps there were before.
  done integer not null check (done >= 0),
  steps integer not null check (steps >= 0),
  since integer not null check (since >= 0),
  moved_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('over', 'stopped')),
  check ((ended_at is null) = (outcome is null))
);
create unique index practice_under_way on practice (staff_id) where ended_at is null;
create index practice_of on practice (staff_id, begun_at);

-- [PX-1] Nobody is played in a real city, whatever the program says.
create function practice_refuse() returns trigger language plpgsql as $$
begin
  if not (select invented from installation) then
    raise exception 'Practice is for invented cities.' using errcode = 'YA003';
  end if;
  return new;
end
$$;
create trigger practice_is_invented before insert or update on practice
  for each row execute function practice_refuse();
