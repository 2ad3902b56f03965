-- A stamp beside each row that says who may enter or read: a keyed hash over what counts in it, which only the service can make.
-- Who changes such a row in the database makes it worth nothing. The rows of before get theirs at the next start, once
-- (storage/adopt-rows.ts); sessions and broken glass simply begin anew.
alter table consultee_token add column stamp bytea;
alter table staff add column stamp bytea;
alter table staff_session add column stamp bytea;
alter table staff_invitation add column stamp bytea;
alter table staff_passkey add column stamp bytea;
alter table break_glass add column stamp bytea;
