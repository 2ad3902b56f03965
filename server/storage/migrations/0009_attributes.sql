-- 属性: values of closed lists, in plain (docs/decisions/0017). What the consultee told, and what counsellors set instead.
alter table consultation
  add column attributes_told jsonb not null default '{}',
  add column attributes_tagged jsonb not null default '{}';

-- Not validated: every row that is there is of one of the kinds before, and nothing is to wait while they are read.
alter table entry
  add column attributes jsonb,
  drop constraint entry_kind_check,
  add constraint entry_kind_check
    check (kind in ('message', 'read', 'claim', 'close', 'automatic', 'attributes')) not valid,
  add constraint entry_attributes_check check ((kind = 'attributes') = (attributes is not null)) not valid;
