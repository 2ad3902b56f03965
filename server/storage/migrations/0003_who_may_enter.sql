-- [ST-1] A session knows how much was shown in it. Those from before have shown a password: a process that is still of the
-- release before makes such, too.
alter table staff_session
  add column id uuid not null default gen_random_uuid() unique,
  add column level smallint not null default 1 check (level in (1, 2)),
  add column last_seen_at timestamptz not null default now(),
  add column factor_at timestamptz,
  add column browser text not null default 'other other';

-- Who vouches for a person elsewhere: the subject of the city's own sign-in, linked at its first use.
alter table staff add column oidc_subject text unique;

-- A secret shared with an app on a telephone, sealed. last_step is the last one taken: no code counts twice ([ST-3]).
create table staff_totp (
  staff_id uuid not null references staff (id),
  -- False while the person has not yet shown a code of it.
  confirmed boolean not null,
  sealed bytea not null,
  last_step bigint not null default 0,
  created_at timestamptz not null,
  primary key (staff_id, confirmed)
);

create table staff_recovery_code (
  staff_id uuid not null references staff (id),
  code_mac bytea not null,
  used_at timestamptz,
  primary key (staff_id, code_mac)
);

create table staff_passkey (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  credential_id bytea not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index staff_passkey_staff on staff_passkey (staff_id);

-- What a passkey has to sign, once. Without a session where it is the only step of a sign-in.
create table staff_challenge (
  challenge_hash bytea primary key,
  purpose text not null check (purpose in ('add', 'show', 'sign-in')),
  session_id uuid,
  expires_at timestamptz not null,
  check ((purpose = 'sign-in') = (session_id is null))
);
create index staff_challenge_expires on staff_challenge (expires_at);

-- Browsers in which a person has fully signed in before.
create table staff_device (
  token_hash bytea not null,
  staff_id uuid not null references staff (id),
  last_at timestamptz not null,
  primary key (token_hash, staff_id)
);
create index staff_device_staff on staff_device (staff_id);

-- [ST-4] Failures in a row. The subject is a keyed hash: neither names that were tried nor addresses stand here.
create table staff_failure (
  subject bytea primary key,
  failures integer not null,
  held_until timestamptz,
  last_at timestamptz not null
);
create index staff_failure_last on staff_failure (last_at);

-- [ST-9] From where a role may be used. A role without a row may be used from everywhere.
create table network_rule (
  role text primary key check (
    role in ('counsellor', 'supervisor', 'official', 'administrator', 'auditor', 'operator')
  ),
  networks text[] not null check (cardinality(networks) > 0)
);

-- [ST-8] How many others have to agree before an act is carried out. The city's choice.
create table approval_rule (
  act text primary key,
  needed smallint not null check (needed between 0 and 3)
);
insert into approval_rule (act, needed) values
  ('staff:change', 1), ('staff:reset', 1), ('staff:dismiss', 1), ('break-glass:begin', 2), ('settings:change', 1);

create table approval (
  id uuid primary key,
  act text not null,
  -- Whom it is about.
  staff_id uuid references staff (id),
  roles text[],
  minutes integer,
  -- settings:change: of which act the rule is to be lowered, and to how many.
  about text,
  wanted smallint,
  -- What somebody wrote: sealed.
  reason bytea not null,
  needed smallint not null check (needed >= 1),
  asked_by uuid not null references staff (id),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  outcome text check (outcome in ('carried-out', 'refused', 'withdrawn')),
  closed_at timestamptz,
  check ((outcome is null) = (closed_at is null))
);
create index approval_open on approval (expires_at) where outcome is null;

create table approval_voice (
  approval_id uuid not null references approval (id),
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  primary key (approval_id, staff_id)
);

-- [ST-10] An operator reads, for at most an hour, after two of the city have agreed.
create table break_glass (
  id uuid primary key,
  staff_id uuid not null references staff (id),
  approval_id uuid not null unique references approval (id),
  began_at timestamptz not null,
  until timestamptz not null check (until <= began_at + interval '60 minutes'),
  ended_at timestamptz,
  end_recorded boolean not null default false
);
create index break_glass_open on break_glass (staff_id) where ended_at is null;

-- A sign-in under way at the city's own provider: what its answer is checked against, once.
create table staff_oidc_attempt (
  state_hash bytea primary key,
  browser_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  expires_at timestamptz not null
);
