-- 受付時間内: whether somebody answered when it was opened, as the calendar said then; null for those opened before this was noted.
alter table consultation add column opened_within boolean;

-- Figures look at what was opened in a period.
create index consultation_opened on consultation (opened_at);
