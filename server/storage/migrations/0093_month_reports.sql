-- [S13.2] 月報: drafts with the figures as they were, the city's comments, and that it agrees ([MR-2]). What is written is sealed; figures are
-- counts in clear.
create table month_report_step (
  month text not null check (month ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
  nth integer not null check (nth >= 1),
  kind text not null check (kind in ('draft', 'comment', 'agree')),
  at timestamptz not null,
  staff_id uuid not null references staff (id),
  about integer,
  sections jsonb,
  sealed bytea,
  primary key (month, nth),
  check ((kind = 'draft') = (about is null)),
  check ((kind = 'draft') = (sections is not null))
);

create function month_report_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'What was reported of a month only grows.' using errcode = 'YA001';
end
$$;
create trigger month_report_stays before update or delete on month_report_step
  for each row execute function month_report_refuse();
