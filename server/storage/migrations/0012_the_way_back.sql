-- とじる ends a token for good: a cookie that comes back by chance opens nothing ([CB-7]). A process of the release before
-- does not look at it.
alter table consultee_token add column ended_at timestamptz;

-- 合言葉, as a keyed hash, stamped like every row that says who may enter. One set each: new ones take the place of the old.
create table recovery_words (
  consultee_id uuid primary key references consultee (id),
  words_mac bytea not null unique,
  made_at timestamptz not null,
  stamp bytea not null
);

-- [CB-5] Tries at 合言葉 that came to nothing, in the hour that began at `since`. The subject is a keyed hash: neither a browser
-- nor an address stands here.
create table recovery_failure (
  subject bytea primary key,
  failures integer not null,
  since timestamptz not null
);
create index recovery_failure_since on recovery_failure (since);
