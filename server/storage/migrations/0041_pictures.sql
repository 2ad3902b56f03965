-- A picture is a message without words. How large it is stands in its entry; the picture itself, made anew and sealed with the
-- consultation's data key, beside it, so that whoever reads the talk does not carry it along (docs/decisions/0026).
alter table entry
  add column picture_width smallint,
  add column picture_height smallint,
  add constraint entry_picture_check check (
    (picture_width is null and picture_height is null)
    or (kind = 'message' and by_whom = 'consultee' and picture_width > 0 and picture_height > 0)) not valid;

create table picture (
  consultation_id uuid not null,
  seq integer not null,
  sealed bytea not null,
  primary key (consultation_id, seq),
  -- What takes the entry away takes its picture with it.
  foreign key (consultation_id, seq) references entry (consultation_id, seq) on delete cascade
);
