-- 自動返信: an entry like any other, by its reason and what it promised; the words are the city's, chosen where they are shown.
-- Not validated: every row that is there is of one of the kinds before, and nothing is to wait while they are read.
alter table entry
  add column reason text,
  add column promised timestamptz,
  drop constraint entry_kind_check,
  add constraint entry_kind_check check (kind in ('message', 'read', 'claim', 'close', 'automatic')) not valid,
  add constraint entry_reason_check check ((kind = 'automatic') = (reason is not null)) not valid;

-- Which replies were given, as keys with spaces between: each once ([RC-4]), since it changes only together with last_seq.
alter table consultation add column told text not null default '';
