-- [S9.4] What rings, and who was told of it: over all processes each alarm is told once when it begins and once when it is over.
create table alarm (
  id uuid primary key,
  name text not null check (name ~ '^[a-z-]{1,40}$'),
  -- The machine it is about; empty where it is about the city as a whole.
  place text not null,
  rang_at timestamptz not null,
  -- When somebody last found it so.
  seen_at timestamptz not null,
  ended_at timestamptz,
  told_at timestamptz,
  end_told_at timestamptz,
  -- Until then it is being told by a process.
  held_until timestamptz
);
create unique index alarm_ringing on alarm (name, place) where ended_at is null;
-- What has still to be told.
create index alarm_untold on alarm (rang_at) where end_told_at is null;
