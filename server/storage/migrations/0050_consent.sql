-- 同意: what was said last of passing something on, by whom it would be told. Like the rest of the row it changes only together
-- with last_seq, by an entry ([CN-2]).
alter table consultation add column consents jsonb not null default '{}';

alter table entry
  add column consent text check (consent in ('asked', 'yes', 'no', 'not-yet')),
  drop constraint entry_disclosed_to_check,
  add constraint entry_disclosed_to_check check (
    disclosed_to in ('school', 'board-of-education', 'child-guidance-centre', 'police', 'other')
  ) not valid,
  drop constraint entry_disclosure_ground_check,
  add constraint entry_disclosure_ground_check check (
    disclosure_ground in ('consent', 'danger-to-life', 'legal-duty')
  ) not valid,
  add constraint entry_consent_said_check check ((kind = 'consent') = (consent is not null)) not valid;

-- One kind more than there are by now, whichever those are. Not validated: nothing is to wait while the rows are read.
do $$
declare
  kinds text := (select pg_get_expr(conbin, conrelid) from pg_constraint
                 where conrelid = 'entry'::regclass and conname = 'entry_kind_check');
begin
  alter table entry drop constraint entry_kind_check;
  execute format('alter table entry add constraint entry_kind_check check (kind = ''consent'' or %s) not valid', kinds);
end $$;

-- 伝達: to whom exactly, what, and why without consent, sealed under the consultation's own key. The key makes a repeated
-- act the same act.
create table consultation_disclosure (
  consultation_id uuid not null references consultation (id),
  seq integer not null check (seq >= 1),
  staff_id uuid not null references staff (id),
  key uuid not null,
  sealed bytea not null,
  primary key (consultation_id, seq),
  unique (consultation_id, staff_id, key)
);
