-- 0001_records.sql
--
-- Originals: agreements, their texts, their rooms, the entries of each room's log and the
-- checkpoints its log has published. They are added to and never changed; the database itself
-- refuses. In `entries`, `bytes` is the only original: everything else here and in later
-- migrations can be worked out from it again.
--
-- Two roles work with them. holdfast_writer sees the one agreement it has named for the length of
-- its transaction; holdfast_api sees the rooms its reader is in, named in the same way, and
-- nothing where none is named.

do $$
begin
  if not exists (select from pg_roles where rolname = 'holdfast_writer') then
    create role holdfast_writer nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'holdfast_api') then
    create role holdfast_api nologin;
  end if;
exception
  -- Another database of the same cluster is being made at the same moment.
  when duplicate_object or unique_violation then null;
end
$$;

do $$
begin
  execute format('grant holdfast_writer, holdfast_api to %I', current_user);
end
$$;

-- The rooms a reader is in: `*/public` for a room of that name in every agreement, or
-- `agreement/room`, separated by commas. No id may hold a comma, a slash or an asterisk.
create function holdfast_may_read(agreement_id text, room_id text) returns boolean
language sql stable parallel safe
as $$
  select string_to_array(current_setting('holdfast.rooms', true), ',')
    && array['*/' || room_id, agreement_id || '/' || room_id]
$$;

create function holdfast_may_write(agreement_id text) returns boolean
language sql stable parallel safe
as $$
  select agreement_id = current_setting('holdfast.agreement', true)
$$;

create function holdfast_refuse_change() returns trigger
language plpgsql
as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op)
    using errcode = 'integrity_constraint_violation';
end
$$;

create table agreements (
  agreement_id text           primary key check (length(agreement_id) between 1 and 64),
  manifest     bytea          not null check (octet_length(manifest) > 0),
  added_at     timestamptz(3) not null
);

create table rooms (
  agreement_id text    not null references agreements,
  room_id      text    not null check (room_id ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
  position     integer not null check (position >= 0),
  origin       text    not null,

  primary key (agreement_id, room_id),
  unique (agreement_id, position)
);

comment on column rooms.position is
  'The order of the manifest. The room at 0 holds the keys that every room begins with.';

-- A text of an agreement, with its places and frozen zones, under the digest of what it compiles to.
create table agreement_texts (
  agreement_id text           not null references agreements,
  digest       text           not null check (digest ~ '^[0-9a-f]{64}$'),
  position     integer        not null check (position >= 0),
  files        jsonb          not null check (jsonb_typeof(files) = 'object'),
  added_at     timestamptz(3) not null,

  primary key (agreement_id, position)
);

comment on column agreement_texts.position is
  'In the order in which the texts came. The last is the one in use.';
comment on column agreement_texts.files is 'Each file by its name, its bytes in base64.';

create table entries (
  agreement_id text           not null,
  room_id      text           not null,
  entry_index  integer        not null check (entry_index >= 0),
  bytes        bytea          not null check (octet_length(bytes) between 1 and 65535),
  accepted_at  timestamptz(3) not null,

  primary key (agreement_id, room_id, entry_index),
  foreign key (agreement_id, room_id) references rooms
);

comment on column entries.accepted_at is
  'The clock of the server when it took the entry in. Nothing is ordered by it.';

create table checkpoints (
  agreement_id text           not null,
  room_id      text           not null,
  tree_size    integer        not null check (tree_size >= 0),
  note         bytea          not null check (octet_length(note) > 0),
  accepted_at  timestamptz(3) not null,

  primary key (agreement_id, room_id, tree_size),
  foreign key (agreement_id, room_id) references rooms
);

comment on column checkpoints.note is 'The signed note, as it was published.';

do $$
declare
  name text;
begin
  foreach name in array array['agreements', 'rooms', 'agreement_texts', 'entries', 'checkpoints']
  loop
    execute format('create trigger %I before update or delete on %I
      for each row execute function holdfast_refuse_change()', name || '_append_only', name);
    execute format('create trigger %I before truncate on %I
      for each statement execute function holdfast_refuse_change()', name || '_not_truncated', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy writer on %I for all to holdfast_writer
      using (holdfast_may_write(agreement_id)) with check (holdfast_may_write(agreement_id))', name);
    execute format('grant select, insert on %I to holdfast_writer', name);
    execute format('grant select on %I to holdfast_api', name);
  end loop;

  foreach name in array array['rooms', 'entries', 'checkpoints']
  loop
    execute format('create policy reader on %I for select to holdfast_api
      using (holdfast_may_read(agreement_id, room_id))', name);
  end loop;

  -- An agreement is known to whoever is in one of its rooms. `rooms` is read as that reader.
  foreach name in array array['agreements', 'agreement_texts']
  loop
    execute format('create policy reader on %I for select to holdfast_api
      using (exists (select from rooms where rooms.agreement_id = %I.agreement_id))', name, name);
  end loop;
end
$$;
