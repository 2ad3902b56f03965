-- [S8.4] More kinds of files through the same ledger, for publishing with small numbers hidden, and into the operator's folder.
alter table export drop constraint export_kind_check;
alter table export add constraint export_kind_check check (
  kind in ('consultations', 'messages', 'surveys', 'figures', 'city-table', 'line-usage', 'audit')
);
alter table export add column masked boolean not null default false;
-- It is written into the operator's folder by the command line, and given to nobody at the desk.
alter table export add column to_folder boolean not null default false;
-- What the operator planned was asked for by nobody, and has no reason but its purpose; that is for counts alone.
alter table export alter column asked_by drop not null;
alter table export alter column why drop not null;
alter table export add constraint export_planned check (
  asked_by is not null and why is not null
  or asked_by is null and why is null and approval_id is null and to_folder
    and kind in ('figures', 'city-table', 'line-usage')
);
-- A file that was stopped in the making is settled by nobody: none of it is there.
alter table export drop constraint export_check1;
alter table export add constraint export_settled check (
  (settled_as is null) = (settled_at is null)
  and (settled_by is null or settled_as is not null)
  and (settled_as is null or settled_by is not null or settled_as = 'not-taken')
);
