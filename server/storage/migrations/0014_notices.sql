-- [NC-1] Up to which message somebody was told is one fact, by whatever ways they are told. A process of the release before goes on
-- under the old name; the view leaves with the release after the next.
alter table line_noticed rename to noticed;
create view line_noticed as select consultation_id, seq from noticed;

-- [NC-3] A browser that its consultee wants to be told in that there is something new. Where it is told is an address at its maker's push
-- service: sealed, and found again by a keyed hash. One browser is one consultee's, and ends with its token.
create table notice_address (
  mac bytea primary key check (length(mac) = 32),
  sealed bytea not null,
  consultee_id uuid not null references consultee (id) on delete cascade,
  token_hash bytea not null unique,
  allowed_at timestamptz not null,
  -- When the page was last open there, to the day.
  seen_at timestamptz not null,
  -- Since when there is something to tell; nothing, where it is null.
  due_since timestamptz,
  due_at timestamptz,
  -- While a process is about it.
  held_until timestamptz,
  tries integer not null default 0,
  stamp bytea not null,
  check ((due_since is null) = (due_at is null))
);
create index notice_address_consultee on notice_address (consultee_id);
create index notice_address_due on notice_address (due_at) where due_at is not null;
create index notice_address_seen on notice_address (seen_at);
