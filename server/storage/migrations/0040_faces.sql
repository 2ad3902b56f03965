-- 顔: how the consultee felt before and after, in plain, to be counted (docs/decisions/0026). What may be said with it is sealed
-- like a message. Not validated: every row that is there is of one of the kinds before, and nothing is to wait while they are read.
alter table consultation
  add column face_before smallint,
  add column face_after smallint,
  add constraint consultation_faces_check check (face_before between 1 and 5 and face_after between 1 and 5) not valid;

alter table entry
  add column face smallint,
  add column moment text,
  drop constraint entry_check,
  add constraint entry_body_check check (case kind
    when 'message' then sealed is not null and key is not null and body_mac is not null
    when 'face' then key is not null and body_mac is not null
    else sealed is null and key is null and body_mac is null end) not valid,
  add constraint entry_face_check check (case kind
    when 'face' then face between 1 and 5 and moment in ('before', 'after') and (sealed is null or moment = 'after')
      and face is not null and moment is not null
    else face is null and moment is null end) not valid;

-- One kind more than there are by now, whichever those are.
do $$
declare
  kinds text := (select pg_get_expr(conbin, conrelid) from pg_constraint
                 where conrelid = 'entry'::regclass and conname = 'entry_kind_check');
begin
  alter table entry drop constraint entry_kind_check;
  execute format('alter table entry add constraint entry_kind_check check (kind = ''face'' or %s) not valid', kinds);
end $$;
