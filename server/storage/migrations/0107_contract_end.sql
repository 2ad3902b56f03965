-- [CE-1] [CE-3] 契約の終わり: what others were asked to agree to. A copy of everything leaves, for this receiver; or everything is
-- erased, of which this export was handed over.
create table contract_request (
  id uuid primary key,
  act text not null check (act in ('contract:export', 'contract:erase')),
  -- Of an export the age recipient, or 'open'; of an erasing the hash of the export.
  about text not null,
  approval_id uuid not null unique references approval (id) deferrable initially deferred
);
create index contract_request_about on contract_request (act, about);

-- Two of the city, whatever anybody sets.
insert into approval_rule (act, needed) values ('contract:export', 2), ('contract:erase', 2) on conflict do nothing;
