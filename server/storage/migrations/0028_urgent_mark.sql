-- 急ぎ: marked by a person. Like the rest of the row it changes only together with last_seq ([CN-2]), by an entry that says who.
alter table consultation add column urgent boolean not null default false;

-- One kind more than there are by now, whichever those are. Not validated: nothing is to wait while the rows are read.
do $$
declare
  kinds text := (select pg_get_expr(conbin, conrelid) from pg_constraint
                 where conrelid = 'entry'::regclass and conname = 'entry_kind_check');
begin
  alter table entry drop constraint entry_kind_check;
  execute format('alter table entry add constraint entry_kind_check check (kind = ''urgency'' or %s) not valid', kinds);
end $$;
