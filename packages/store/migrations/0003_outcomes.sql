-- 0003_outcomes.sql
--
-- What each room amounts to by itself: facts, claims and acts, worked out from the entries of that
-- room alone. Projections: dropping every row and replaying must give the same rows back.
--
-- A reader in several rooms may see a fact otherwise than each room does (a correction in one room
-- speaks of a report in another); that is worked out for the reader's view and is not in a table.
-- `as_of_index` is the last entry of its room that a row rests on.

create table facts (
  agreement_id text           not null,
  room_id      text           not null,
  fact_key     text           not null check (length(fact_key) between 1 and 80),
  entry_index  integer        not null,
  act          text           not null,
  form         text           not null
               check (form in ('event', 'count', 'state', 'interval', 'coverage')),
  source       text           not null,
  stage        text,
  grade        text           not null,
  value        double precision not null,
  unit         text           not null,
  earliest_at  timestamptz(3) not null,
  latest_at    timestamptz(3) not null,
  body         jsonb          not null,
  as_of_index  integer        not null,

  primary key (agreement_id, room_id, fact_key),
  foreign key (agreement_id, room_id, entry_index) references entries,
  foreign key (agreement_id, room_id, as_of_index) references entries,
  check (earliest_at <= latest_at)
);

comment on column facts.entry_index is 'The entry that first said it.';
comment on column facts.body is 'The whole fact, its instants in milliseconds since 1970.';

create table claims (
  agreement_id text    not null,
  room_id      text    not null,
  claim_key    text    not null check (length(claim_key) between 1 and 80),
  entry_index  integer not null,
  source       text    not null,
  body         jsonb   not null,
  as_of_index  integer not null,

  primary key (agreement_id, room_id, claim_key),
  foreign key (agreement_id, room_id, entry_index) references entries,
  foreign key (agreement_id, room_id, as_of_index) references entries
);

create table acts (
  agreement_id text    not null,
  room_id      text    not null,
  act_key      text    not null check (length(act_key) between 1 and 80),
  entry_index  integer not null,
  kind         text    not null,
  body         jsonb   not null,
  as_of_index  integer not null,

  primary key (agreement_id, room_id, act_key),
  foreign key (agreement_id, room_id, entry_index) references entries,
  foreign key (agreement_id, room_id, as_of_index) references entries
);

create index facts_by_act on facts (agreement_id, room_id, act, earliest_at);

do $$
declare
  name text;
begin
  foreach name in array array['facts', 'claims', 'acts']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy writer on %I for all to holdfast_writer
      using (holdfast_may_write(agreement_id)) with check (holdfast_may_write(agreement_id))', name);
    execute format('create policy reader on %I for select to holdfast_api
      using (holdfast_may_read(agreement_id, room_id))', name);
    execute format('grant select, insert, delete on %I to holdfast_writer', name);
    execute format('grant select on %I to holdfast_api', name);
  end loop;
end
$$;
