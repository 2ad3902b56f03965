-- [RT-1] 保全: nothing of a consultation is deleted while a hold stands on it, or on its consultee (重大事態の調査など).
create table legal_hold (
  id uuid primary key,
  -- By which one it was placed.
  consultation_id uuid not null references consultation (id),
  -- Of the whole consultee: what they begin later is held too. Null: of that one consultation.
  consultee_id uuid references consultee (id),
  ground text not null check (ground in ('grave-situation', 'dispute', 'disclosure-request', 'other')),
  -- What somebody wrote: sealed, and bound to its place.
  reason bytea not null,
  placed_by uuid not null references staff (id),
  placed_at timestamptz not null,
  -- The last approval that was asked for to lift it.
  lift_approval_id uuid unique references approval (id) deferrable initially deferred,
  lifted_at timestamptz
);
create index legal_hold_consultation on legal_hold (consultation_id) where lifted_at is null;
create index legal_hold_consultee on legal_hold (consultee_id) where lifted_at is null and consultee_id is not null;

create function consultation_is_held(wanted uuid) returns boolean language sql stable as $$
  select exists (
    select from legal_hold h
    where h.lifted_at is null
      and (h.consultation_id = wanted or h.consultee_id = (select consultee_id from consultation where id = wanted))
  )
$$;

-- However a deletion begins, by whatever program or hand: the data key of what is held is not destroyed.
create function data_key_refuse_held() returns trigger language plpgsql as $$
begin
  if consultation_is_held(old.consultation_id) then
    raise exception 'This consultation is held: its data key is not destroyed.' using errcode = 'YA002';
  end if;
  return old;
end
$$;
create trigger data_key_stays_while_held before delete on data_key for each row execute function data_key_refuse_held();

create function legal_hold_refuse() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.lifted_at is null
    and (new.id, new.consultation_id, new.ground, new.reason, new.placed_by, new.placed_at)
      = (old.id, old.consultation_id, old.ground, old.reason, old.placed_by, old.placed_at)
    and new.consultee_id is not distinct from old.consultee_id
  then
    return new;
  end if;
  raise exception 'A hold is lifted, and neither changed nor taken away.' using errcode = 'YA002';
end
$$;
create trigger legal_hold_stays before update or delete on legal_hold for each row execute function legal_hold_refuse();

-- Others agree to its end ([ST-8]), and what an approval of it is about is a consultation too.
insert into approval_rule (act, needed) values ('hold:lift', 1) on conflict do nothing;
alter table approval drop constraint approval_consultation_check;
alter table approval
  add constraint approval_consultation_check
    check ((act in ('deletion:carry-out', 'hold:lift')) = (consultation_id is not null)) not valid;
