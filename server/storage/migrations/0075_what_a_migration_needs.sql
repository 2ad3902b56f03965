-- From which migration on a program has to know them to run on this database: where one takes away what older programs use, it says
-- so in its first lines (`-- needs: 0075`), and they refuse to start. See docs/decisions/0061-upgrades-without-a-stop.md.
alter table migration add column needs text;
