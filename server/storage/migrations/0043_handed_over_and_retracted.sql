-- 引継ぎ: from whoever held it (staff_id) to a colleague, or to nobody; who handed it over to its present holder, who claimed it
-- from nobody where this is null. And 取り消し: what is left in the place of a message that its author took back before it was
-- read (no body; the key stays, so that the message is never stored again), and the entry that says so.
alter table consultation add column handed_over_by uuid;
alter table entry add column to_staff uuid;

-- Kinds more than there are by now, whichever those are, and the same of the rule about bodies. Not validated: nothing is to
-- wait while the rows are read.
do $$
declare
  kinds text := (select pg_get_expr(conbin, conrelid) from pg_constraint
                 where conrelid = 'entry'::regclass and conname = 'entry_kind_check');
  bodies text := (select pg_get_expr(conbin, conrelid) from pg_constraint
                  where conrelid = 'entry'::regclass and conname = 'entry_body_check');
begin
  alter table entry drop constraint entry_kind_check, drop constraint entry_body_check;
  execute format('alter table entry add constraint entry_kind_check check '
    '(kind in (''hand-over'', ''retracted'', ''retract'') or %s) not valid', kinds);
  execute format('alter table entry add constraint entry_body_check check (case kind '
    'when ''retracted'' then sealed is null and key is not null and body_mac is not null else %s end) not valid', bodies);
end $$;
