-- [RT-2] 保存期間: how long what was said is kept after the last consultation of its consultee has ended. Whole, one row a change.
create table retention_settings (
  version integer primary key check (version >= 1),
  settings jsonb not null,
  staff_id uuid not null references staff (id),
  at timestamptz not null
);

-- [RT-3] What is to be let go, exactly: those consultations and no others. Begun when others have agreed, and carried out one by one.
create table retention_run (
  id uuid primary key,
  version integer not null references retention_settings (version),
  -- Of whom the last consultation ended before that. Null: of this class nothing goes.
  usual_before timestamptz,
  grave_before timestamptz,
  proposed_by uuid not null references staff (id),
  proposed_at timestamptz not null,
  approval_id uuid not null unique references approval (id) deferrable initially deferred,
  begun_at timestamptz,
  finished_at timestamptz check (finished_at is null or begun_at is not null)
);
create index retention_run_proposed on retention_run (proposed_at);

create table retention_item (
  run_id uuid not null references retention_run (id),
  consultation_id uuid not null references consultation (id),
  class text not null check (class in ('usual', 'grave')),
  -- Null until its turn. Held: a hold stands. Changed: it was deleted already, or its consultee has come back.
  outcome text check (outcome in ('deleted', 'held', 'changed')),
  at timestamptz,
  primary key (run_id, consultation_id),
  check ((outcome is null) = (at is null))
);
create index retention_item_open on retention_item (run_id) where outcome is null;

-- What is over for long enough, by the whole of what is known of its consultee: nothing goes while one of theirs is open, and where
-- there ever was a danger, or something was passed on, all of theirs are kept for as long as that asks for.
create function consultations_due(usual_before timestamptz, grave_before timestamptz)
returns table (
  consultation_id uuid, consultee_id uuid, number integer, class text, ended_at timestamptz, is_held boolean
) language sql stable as $$
  select c.id, c.consultee_id, c.number, case when s.is_grave then 'grave' else 'usual' end, s.ended_at,
    consultation_is_held(c.id)
  from consultation c
  join (
    select o.consultee_id, max(o.closed_at) as ended_at, bool_or(o.state <> 'closed') as is_open,
      bool_or(
        o.urgent
        or exists (select from urgent_call u where u.consultation_id = o.id)
        or exists (select from risk_sheet r where r.consultation_id = o.id)
        or exists (select from consultation_disclosure d where d.consultation_id = o.id)
      ) as is_grave
    from consultation o
    group by o.consultee_id
  ) s on s.consultee_id = c.consultee_id
  where c.deleted_at is null
    and not s.is_open
    and s.ended_at < case when s.is_grave then grave_before else usual_before end
$$;

insert into approval_rule (act, needed) values ('retention:carry-out', 1) on conflict do nothing;
-- How many consultations an approval is about.
alter table approval add column how_many integer check (how_many >= 1);
