-- [PT-5] The copy that a petitioner gets is a file that leaves: it stands in the ledger like the others.
-- locks: a ledger of some hundred files a year; what stands there is not looked at again
alter table export drop constraint export_kind_check, add constraint export_kind_check check (
  kind in ('consultations', 'messages', 'surveys', 'figures', 'city-table', 'line-usage', 'audit', 'petition')
) not valid;
-- locks: a ledger of some hundred files a year; what stands there is not looked at again
alter table export drop constraint export_recipient_check, add constraint export_recipient_check check (
  recipient in ('own-office', 'board-of-education', 'contractor', 'researcher', 'authority', 'petitioner')
) not valid;
