-- [S9.4] 稼働記録: what lookouts have seen from outside, an hour a row: a sign for each minute, "." where nobody has looked.
create table uptime_hour (
  place text not null check (place ~ '^[a-z0-9.-]{1,60}$'),
  hour timestamptz not null check (date_trunc('hour', hour, 'UTC') = hour),
  signs text not null check (signs ~ '^[.0-9a-f]{60}$'),
  primary key (place, hour)
);
create index uptime_hour_at on uptime_hour (hour);

-- When each lookout was heard last.
create table lookout (
  place text primary key check (place ~ '^[a-z0-9.-]{1,60}$'),
  heard_at timestamptz not null
);
