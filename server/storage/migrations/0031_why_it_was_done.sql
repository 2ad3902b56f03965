-- Why somebody did at once what others are affected by, in their own words: sealed. The audit trail names the row and holds
-- no word. Like the trail it only grows.
create table act_reason (
  id uuid primary key,
  at timestamptz not null,
  reason bytea not null
);
create trigger act_reason_stays before update or delete on act_reason for each row execute function audit_refuse();
create trigger act_reason_stays_whole before truncate on act_reason execute function audit_refuse();
alter table act_reason enable always trigger act_reason_stays;
alter table act_reason enable always trigger act_reason_stays_whole;
