-- Somebody writes what hurts others, again and again: proposed by one person, decided by another, until a day at most 30 days off, and
-- lifted early by a person ([PA-1]). The reason is sealed; the ground is a word of a closed list, which the consultee reads.
create table writing_pause (
  id uuid primary key,
  consultee_id uuid not null references consultee (id) on delete cascade,
  -- In which it was proposed.
  consultation_id uuid not null references consultation (id),
  ground text not null check (ground in ('hurtful', 'flooding', 'other')),
  reason bytea not null,
  until timestamptz not null,
  proposed_by uuid not null references staff (id),
  proposed_at timestamptz not null,
  decided_by uuid references staff (id),
  decided_at timestamptz,
  agreed boolean,
  lifted_by uuid references staff (id),
  lifted_at timestamptz,
  -- Who came by LINE is the same person there, also after the link was taken away: a copy for whom they are then.
  friend_mac bytea,
  carried_from uuid references writing_pause (id),
  -- Made with the decision ([SE-8]): a row that nobody decided pauses nobody.
  stamp bytea,
  check (until > proposed_at and until <= proposed_at + interval '30 days'),
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (agreed is null)),
  check (decided_by is distinct from proposed_by),
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null or agreed))
);
create index writing_pause_consultee on writing_pause (consultee_id);
create index writing_pause_until on writing_pause (until);
