-- Drafts of what is tagged, and of the record that closes an urgent call. Kinds more than there are by now, whichever those are.
do $$
declare
  kinds text := (select pg_get_expr(conbin, conrelid) from pg_constraint
                 where conrelid = 'draft'::regclass and conname = 'draft_kind_check');
begin
  alter table draft drop constraint draft_kind_check;
  execute format('alter table draft add constraint draft_kind_check check (kind in (''tag'', ''urgent-record'') or %s)', kinds);
end $$;
