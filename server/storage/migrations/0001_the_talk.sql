-- One installation serves one city. The epoch changes with every restore.
create table installation (
  only_one boolean primary key default true check (only_one),
  epoch uuid not null,
  invented boolean not null,
  created_at timestamptz not null default now()
);

-- Secrets of the service itself, sealed under the key-encryption key. The first one proves at start that the key is right.
create table sealed_secret (
  name text primary key,
  sealed bytea not null,
  kek_version integer not null
);

-- 相談者: nothing is known of them here.
create table consultee (
  id uuid primary key,
  created_at timestamptz not null
);

-- The tokens (browsers) by which a consultee is known again, as hashes.
create table consultee_token (
  token_hash bytea primary key,
  consultee_id uuid not null references consultee (id),
  created_at timestamptz not null
);

create table staff (
  id uuid primary key,
  sign_in_name text not null unique,
  display_name text not null,
  roles text[] not null check (
    roles <@ array['counsellor', 'supervisor', 'official', 'administrator', 'auditor', 'operator']
    and cardinality(roles) > 0
  ),
  -- Null until the invitation is accepted.
  password_hash text,
  created_at timestamptz not null,
  ended_at timestamptz
);

create table staff_session (
  token_hash bytea primary key,
  staff_id uuid not null references staff (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index staff_session_staff on staff_session (staff_id);

create table staff_invitation (
  token_hash bytea primary key,
  staff_id uuid not null references staff (id),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- 相談. The row is the consultation as of entry last_seq and changes only together with it ([CN-2]).
create table consultation (
  id uuid primary key,
  number bigint not null unique,
  consultee_id uuid not null references consultee (id),
  -- Makes a repeated opening the same opening.
  opening_key uuid not null,
  entrance text not null check (entrance in ('web', 'line')),
  opened_at timestamptz not null,
  state text not null check (state in ('waiting', 'active', 'closed')),
  counsellor_id uuid references staff (id),
  claim_version integer not null default 0,
  claimed_at timestamptz,
  closed_at timestamptz,
  last_seq integer not null check (last_seq >= 1),
  last_at timestamptz not null,
  consultee_seq integer not null default 0,
  counsellor_seq integer not null default 0,
  consultee_read integer not null default 0,
  counsellor_read integer not null default 0,
  unique (consultee_id, opening_key),
  check ((state = 'waiting') = (counsellor_id is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check (consultee_read <= counsellor_seq and counsellor_read <= consultee_seq)
) with (fillfactor = 70);
-- Every entry updates its consultation's row: only unchanging columns and the state are indexed, so that those updates stay in place.
create index consultation_open on consultation (opened_at) where state <> 'closed';
create sequence consultation_number start 1001;

-- A data key per consultation, wrapped by the key-encryption key. Destroying the row destroys the words.
create table data_key (
  consultation_id uuid not null references consultation (id),
  version smallint not null,
  wrapped bytea not null,
  kek_version integer not null,
  primary key (consultation_id, version)
);
-- Rotation walks over the keys still wrapped by an older version.
create index data_key_kek on data_key (kek_version);

-- One step of a consultation. seq is gapless from 1 ([CN-1]); the body is sealed before it comes here ([SE-1]).
create table entry (
  consultation_id uuid not null references consultation (id),
  seq integer not null check (seq >= 1),
  at timestamptz not null,
  kind text not null check (kind in ('message', 'read', 'claim', 'close')),
  by_whom text not null check (by_whom in ('consultee', 'counsellor')),
  staff_id uuid,
  key uuid,
  -- Keyed, so that the hash of a short sentence cannot be guessed.
  body_mac bytea,
  sealed bytea,
  -- read: up to which seq; claim: the claim's version.
  mark integer,
  -- Which transaction wrote it: the desk reads from a horizon of finished transactions, and loses none that commit late.
  xid xid8 not null default pg_current_xact_id(),
  primary key (consultation_id, seq),
  check ((kind = 'message') = (sealed is not null and key is not null and body_mac is not null))
);
create unique index entry_key on entry (consultation_id, key) where key is not null;
create index entry_xid on entry (xid);
