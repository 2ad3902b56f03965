-- Whether somebody can be reached is said truthfully ([NC-5]): until when a browser that was told to remember knows its consultee,
-- as of the day on which its page was last open, and what came of the last notice to a browser.
alter table consultee_token add column kept_until timestamptz;
alter table notice_address
  add column told_at timestamptz,
  add column told_outcome text check (told_outcome in ('sent', 'failed'));
