-- [S8.4] Figures are counted from the entries each time they are shown ([FG-1]). All that is asked of a consultation's entries stands in
-- this index, so that their words are not read along, and when each message was written in the other one, in the order in which they came.
create index entry_counted on entry (consultation_id, seq) include (kind, by_whom, at, staff_id) where kind in ('message', 'claim');
create index entry_written on entry (at) where kind = 'message';
