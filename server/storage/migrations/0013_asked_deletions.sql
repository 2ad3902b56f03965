-- A consultee wants a consultation deleted. The city decides: nothing is deleted by asking ([CB-8]).
create table deletion_request (
  consultation_id uuid primary key references consultation (id),
  asked_at timestamptz not null,
  reason text check (reason in ('solved', 'afraid-of-being-seen', 'written-by-mistake', 'other'))
);
create index deletion_request_asked on deletion_request (asked_at);
