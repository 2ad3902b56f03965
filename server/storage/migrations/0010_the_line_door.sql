-- The city's account at LINE, and the city's switch. Secrets are sealed; what LINE last said of itself stands beside them.
create table line_channel (
  only_one boolean primary key default true check (only_one),
  is_open boolean not null default false,
  danger_words boolean not null default false,
  token bytea,
  secret bytea,
  -- Good for a day after it was replaced: what LINE signed with it may be under way.
  secret_before bytea,
  secret_changed_at timestamptz,
  sign_in_id text,
  sign_in_secret bytea,
  quota_limit bigint,
  quota_used bigint,
  quota_read_at timestamptz,
  trouble text check (trouble in ('unreachable', 'too-many', 'key-refused')),
  trouble_since timestamptz
);

-- Fixed texts that an administrator has worded otherwise ([LI-3]).
create table line_text (
  id text primary key,
  wording text not null
);

-- What LINE has told: that it did, and no word of it. The id makes a repeated event the same event ([LI-4]).
create table line_event (
  id text primary key,
  kind text not null check (
    kind in ('follow', 'unfollow', 'message', 'unsend', 'postback', 'account-link', 'unknown')
  ),
  at timestamptz not null,
  received_at timestamptz not null
);
create index line_event_received on line_event (received_at);

-- Somebody at LINE: found by a keyed hash, and written to by the sealed id. reachable: has not blocked the account, as of
-- changed_at, which is LINE's own time, since events come in any order.
create table line_friend (
  mac bytea primary key check (length(mac) = 32),
  sealed bytea not null,
  reachable boolean not null,
  changed_at timestamptz not null
);

-- [LI-6] Whose consultations somebody at LINE comes back to. The stamp proves that the service wrote it.
create table line_link (
  friend_mac bytea primary key references line_friend (mac),
  consultee_id uuid not null unique references consultee (id),
  linked_at timestamptz not null,
  stamp bytea not null
);

-- What is to be said through LINE: ids of fixed texts only ([LI-1]). The id is the retry key of a push.
create table line_outgoing (
  id uuid primary key,
  says text not null check (
    says in ('welcome', 'welcome-back', 'answer-open', 'answer-closed', 'answer-danger', 'notice')
  ),
  -- Of a reply: its token, sealed, and taken away when it is done.
  reply_token bytea,
  -- Of a push: to whom.
  friend_mac bytea references line_friend (mac),
  created_at timestamptz not null,
  due_at timestamptz not null,
  -- While a process is about it.
  held_until timestamptz,
  tries integer not null default 0,
  outcome text check (outcome in ('sent', 'refused', 'too-late', 'blocked', 'switched-off')),
  ended_at timestamptz,
  check ((outcome is null) = (ended_at is null)),
  check ((says = 'notice') = (friend_mac is not null)),
  check (outcome is not null or (friend_mac is null) = (reply_token is not null)),
  check (outcome is null or reply_token is null)
);
create index line_outgoing_due on line_outgoing (due_at) where outcome is null;
create index line_outgoing_ended on line_outgoing (ended_at) where outcome is not null;

-- [LI-5] Up to which message the consultee of a consultation was told.
create table line_noticed (
  consultation_id uuid primary key references consultation (id),
  seq integer not null
);

-- The figures of a month in Japan (YYYY-MM). They outlive what they count.
create table line_count (
  month text not null,
  figure text not null,
  count bigint not null,
  primary key (month, figure)
);

-- Somebody on the way through LINE's own sign-in: what the answer is checked against, once.
create table line_attempt (
  state_hash bytea primary key,
  browser_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  -- Who asked to be linked; null where somebody comes in by LINE.
  consultee_id uuid,
  expires_at timestamptz not null,
  stamp bytea not null
);

-- Somebody whom LINE's sign-in has proven, until their page says what is to happen with it. Once.
create table line_proof (
  proof_hash bytea primary key,
  friend_mac bytea not null references line_friend (mac),
  expires_at timestamptz not null,
  stamp bytea not null
);

-- By which entrance this browser came.
alter table consultee_token
  add column entrance text not null default 'web' check (entrance in ('web', 'line'));
