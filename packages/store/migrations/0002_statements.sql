-- 0002_statements.sql
--
-- Statements as the record page lists and searches them: one row for each entry that can be read.
-- A projection of `entries`: dropping every row and replaying must give the same rows back.
--
-- What a row says never changes, for it is what was signed. Whether the statement was admitted, and
-- what it amounts to, depends on the view and is worked out there.

create table statements (
  agreement_id text           not null,
  room_id      text           not null,
  entry_index  integer        not null,
  statement_id text           not null check (statement_id ~ '^[0-9a-f]{64}$'),
  kind         text           not null check (kind ~ '^[a-z]+\.[a-z_]+$'),
  author       text           not null check (author ~ '^[0-9a-f]{32}$'),
  holder       text,
  source       text,
  claimed_at   timestamptz(3) not null,
  about        text           check (about ~ '^[0-9a-f]{64}$'),
  releases     text           check (releases ~ '^[0-9a-f]{64}$'),
  body         jsonb          not null,
  search       text           not null,

  primary key (agreement_id, room_id, entry_index),
  unique (agreement_id, room_id, statement_id),
  foreign key (agreement_id, room_id, entry_index) references entries
);

comment on column statements.holder is
  'Whom the author''s key spoke for when it spoke; null where the key did not speak for anybody.';
comment on column statements.claimed_at is
  'The author''s clock. May be wrong; nothing is ordered by it.';
comment on column statements.search is 'Every word of the body, in lower case.';

create index statements_by_kind on statements (agreement_id, room_id, kind, entry_index);
create index statements_by_author on statements (agreement_id, room_id, author, entry_index);
create index statements_by_time on statements (agreement_id, room_id, claimed_at);

alter table statements enable row level security;

create policy writer on statements for all to holdfast_writer
  using (holdfast_may_write(agreement_id)) with check (holdfast_may_write(agreement_id));
create policy reader on statements for select to holdfast_api
  using (holdfast_may_read(agreement_id, room_id));

grant select, insert, delete on statements to holdfast_writer;
grant select on statements to holdfast_api;
