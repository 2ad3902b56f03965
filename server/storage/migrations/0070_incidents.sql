-- [S9.2] [S11.11] 障害・事故: what happened, and a time line that only grows ([OP-6]). Words are sealed; what was counted is in clear.
create table incident (
  id uuid primary key,
  number integer generated always as identity (start with 1) unique,
  kind text not null check (kind in ('fault', 'outage', 'loss', 'breach')),
  -- 不正の目的をもって行われたおそれ.
  bad_intent boolean not null,
  found_at timestamptz not null,
  inquiry_id uuid references inquiry (id),
  heading bytea not null
);
create index incident_found on incident (found_at);

create table incident_step (
  incident_id uuid not null references incident (id),
  nth integer not null check (nth >= 1),
  kind text not null check (
    kind in (
      'found', 'impact', 'trace', 'action', 'recovery', 'cause', 'prevention', 'report', 'decision', 'authority', 'close'
    )
  ),
  at timestamptz not null,
  written_at timestamptz not null,
  -- Null: the service itself.
  staff_id uuid references staff (id),
  facts jsonb not null,
  sealed bytea,
  primary key (incident_id, nth)
);

create function incident_step_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The time line of an incident only grows.' using errcode = 'YA001';
end
$$;
create trigger incident_step_stays before update or delete on incident_step
  for each row execute function incident_step_refuse();
