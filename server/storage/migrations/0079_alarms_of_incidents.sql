-- [S9.2] The incident that an alarm has opened, or that was open of such an alarm already.
alter table alarm add column incident_id uuid references incident (id);
