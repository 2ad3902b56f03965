-- 監査. One chain of all acts that are put on record ([AU-1]). The text that a line's hash is taken of is made of its
-- columns; facts is json and not jsonb because json keeps that text to the byte. No reference to other tables: the
-- trail outlives what it speaks of.
create table audit_line (
  position bigint primary key check (position >= 1),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('staff', 'consultee', 'visitor', 'system')),
  actor_id uuid,
  act text not null,
  facts json not null,
  previous bytea not null check (length(previous) = 32),
  hash bytea not null check (length(hash) = 32),
  check ((actor_id is not null) = (actor_kind in ('staff', 'consultee')))
);
-- What an auditor asks for: a period, a person, an act, a consultation, whom it was about.
create index audit_line_at on audit_line (at);
create index audit_line_actor on audit_line (actor_id, position) where actor_id is not null;
create index audit_line_act on audit_line (act, position);
create index audit_line_consultation on audit_line ((facts ->> 'consultation'), position)
  where facts ->> 'consultation' is not null;
create index audit_line_staff on audit_line ((facts ->> 'staff'), position) where facts ->> 'staff' is not null;

-- The end of the chain. Its lock gives each line its place: whoever holds it commits before the next line is made.
create table audit_head (
  only_one boolean primary key default true check (only_one),
  position bigint not null,
  hash bytea not null
) with (fillfactor = 10);
insert into audit_head (position, hash) values (0, decode(repeat('00', 32), 'hex'));

-- The heads that were sealed, a day each (in Japan), as they were signed and sent away.
create table audit_seal (
  day date primary key,
  position bigint not null,
  signed text not null
);

-- Who of the staff follows the words of which consultation at this moment, on whatever process and rung. Times are the
-- database's own: the clocks of the processes differ.
create table viewing (
  staff_id uuid not null,
  consultation_id uuid not null,
  id uuid not null,
  since timestamptz not null,
  last_seen timestamptz not null,
  primary key (staff_id, consultation_id)
) with (fillfactor = 50);

-- Appends one line. `said` is the inside of the line's text, without its place; the columns are read out of it.
create function audit_append(said text) returns bigint language plpgsql as $$
declare
  head audit_head;
  columns json := '{' || said || '}';
  place bigint;
  proof bytea;
begin
  -- A process that stops between this line and its commit would hold up every act of the city: its transaction ends.
  perform set_config('idle_in_transaction_session_timeout', '3000', true);
  select * into strict head from audit_head for update;
  place := head.position + 1;
  proof := sha256(convert_to(
    '{"position":' || place || ',' || said || ',"previous":"' || encode(head.hash, 'hex') || '"}', 'UTF8'));
  insert into audit_line (position, at, actor_kind, actor_id, act, facts, previous, hash)
  values (place, (columns ->> 'at')::timestamptz, columns ->> 'actor', (columns ->> 'id')::uuid, columns ->> 'act',
          columns -> 'facts', head.hash, proof);
  update audit_head set position = place, hash = proof;
  return place;
end
$$;

create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'The audit trail only grows: % of % is refused.', tg_op, tg_table_name using errcode = 'YA001';
end
$$;

-- A line joins the chain at its end, and nowhere else.
create function audit_join() returns trigger language plpgsql as $$
begin
  if exists (select from audit_head h where h.position = new.position - 1 and h.hash = new.previous) then return new; end if;
  raise exception 'A line joins the audit trail at its end only.' using errcode = 'YA001';
end
$$;

-- The head moves to the line that was just joined, and nowhere else.
create function audit_advance() returns trigger language plpgsql as $$
begin
  if new.position = old.position + 1
    and exists (select from audit_line l where l.position = new.position and l.hash = new.hash) then return new; end if;
  raise exception 'The head of the audit trail moves by one line only.' using errcode = 'YA001';
end
$$;

create trigger audit_line_joins before insert on audit_line for each row execute function audit_join();
create trigger audit_line_stays before update or delete on audit_line for each row execute function audit_refuse();
create trigger audit_line_stays_whole before truncate on audit_line execute function audit_refuse();
create trigger audit_head_advances before update on audit_head for each row execute function audit_advance();
create trigger audit_head_stays before insert or delete on audit_head for each row execute function audit_refuse();
create trigger audit_head_stays_whole before truncate on audit_head execute function audit_refuse();
create trigger audit_seal_stays before update or delete on audit_seal for each row execute function audit_refuse();
create trigger audit_seal_stays_whole before truncate on audit_seal execute function audit_refuse();

-- Also for sessions that say they are replicas.
alter table audit_line enable always trigger audit_line_joins;
alter table audit_line enable always trigger audit_line_stays;
alter table audit_line enable always trigger audit_line_stays_whole;
alter table audit_head enable always trigger audit_head_advances;
alter table audit_head enable always trigger audit_head_stays;
alter table audit_head enable always trigger audit_head_stays_whole;
alter table audit_seal enable always trigger audit_seal_stays;
alter table audit_seal enable always trigger audit_seal_stays_whole;
