-- [EX-6] Who is told by e-mail when a file has to be returned or destroyed: addresses as whoever asked wrote them, sealed. How far they
-- have been told: nothing yet, before the day, on the day, after it.
alter table export add column remind_to bytea;
alter table export add column reminded smallint not null default 0 check (reminded between 0 and 3);
create index export_to_remind on export (due_on) where settled_at is null and remind_to is not null;
