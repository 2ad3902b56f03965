-- [HA-5] Each server that was found to be the primary, once for each timeline of its log, by whichever process came first. Another server
-- on a later timeline than the one before it is a failover (切り替え).
create table primary_seen (
  timeline integer not null check (timeline > 0),
  -- Its address and port, as it says them itself.
  server text not null check (server <> ''),
  at timestamptz not null,
  primary key (timeline, server)
);
