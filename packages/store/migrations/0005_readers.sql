-- 0005_readers.sql
--
-- A reader's rooms cannot be said by whoever reads. The server says them together with a proof made
-- with a secret that only the owner of the tables can read; without it nothing is seen. The roles
-- are logged in to by roles of this database (see database.ts), which can become no others.

create table server_secrets (
  name   text primary key check (length(name) between 1 and 64),
  secret text not null    check (length(secret) >= 32)
);

comment on table server_secrets is
  'What the servers of this database share: for the proofs of readers, and to log in by.';

alter table server_secrets enable row level security;
revoke all on server_secrets from public;

insert into server_secrets
select name, replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
from unnest(array['reader', 'holdfast_api', 'holdfast_writer']) as name;

-- The rooms of the reader of this transaction, where they were proved; none otherwise. Called once
-- for each query.
create function holdfast_readable() returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select case
    when current_setting('holdfast.proof', true) = (
      select encode(
        sha256(convert_to(secret || current_setting('holdfast.rooms', true) || secret, 'UTF8')),
        'hex'
      )
      from public.server_secrets where name = 'reader'
    )
    then string_to_array(current_setting('holdfast.rooms', true), ',')
    else array[]::text[]
  end
$$;

do $$
declare
  name text;
begin
  foreach name in array array['rooms', 'entries', 'checkpoints', 'statements']
  loop
    execute format('drop policy reader on %I', name);
    execute format('create policy reader on %I for select to holdfast_api
      using ((select holdfast_readable())
        && array[''*/'' || room_id, agreement_id || ''/'' || room_id])', name);
  end loop;
end
$$;

drop function holdfast_may_read(text, text);
