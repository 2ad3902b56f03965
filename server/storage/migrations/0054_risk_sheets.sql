-- 安全確認シート: what is known of a danger, in versions, sealed with the consultation's own key.
create table risk_sheet (
  consultation_id uuid not null references consultation (id),
  version integer not null check (version >= 1),
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  key uuid not null,
  sealed bytea not null,
  primary key (consultation_id, version)
);

-- Drafts of it, of the message that begins a consultation, of what is passed on, and of why somebody is to pause. Kinds more than there are by now, whichever those are.
do $$
declare
  kinds text := (select pg_get_expr(conbin, conrelid) from pg_constraint
                 where conrelid = 'draft'::regclass and conname = 'draft_kind_check');
begin
  alter table draft drop constraint draft_kind_check;
  execute format('alter table draft add constraint draft_kind_check check (kind in (''risk-sheet'', ''start'', ''disclosure'', ''pause'') or %s)', kinds);
end $$;
