-- Data sets, their examples, and immutable snapshots.

create table dataset (
  id              uuid primary key default uuidv7(),
  tenant_id       uuid not null default app_tenant() references tenant on delete cascade,
  name            text not null check (length(name) between 1 and 80),
  language        text not null check (language in ('en', 'zh', 'mixed')),
  task            jsonb not null,
  guidelines      text not null default '',
  latest_snapshot integer not null default 0,
  created_by      text not null,
  created_at      timestamptz not null default now(),
  unique (tenant_id, id),
  unique (tenant_id, name)
);

create table example (
  id                uuid primary key default uuidv7(),
  tenant_id         uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id        uuid not null,
  external_id       text check (length(external_id) <= 200),
  text_ciphertext   bytea not null,
  text_digest       bytea not null,
  characters        integer not null check (characters > 0),
  gold              jsonb,
  labelled_by       uuid,
  split             text check (split in ('train', 'validation', 'test')),
  subject_pseudonym bytea,
  meta_ciphertext   bytea,
  created_at        timestamptz not null default now(),
  unique (tenant_id, id),
  unique (dataset_id, text_digest),
  foreign key (tenant_id, dataset_id) references dataset (tenant_id, id) on delete cascade,
  foreign key (tenant_id, labelled_by) references member (tenant_id, id) on delete set null (labelled_by)
);
create index example_page on example (dataset_id, id);
create index example_label on example (dataset_id, (gold ->> 'label'), id);
create index example_labelled_by on example (labelled_by);
comment on column example.text_digest is 'Keyed hash of the normalised text: finds duplicates inside a data set, tells nothing outside.';
comment on column example.characters is 'Length of the text in Unicode code points.';
comment on column example.gold is 'The gold label by the task''s type: {"label": "joy"}, {"labels": [...]}, ...; null while unlabelled.';
comment on column example.subject_pseudonym is 'Keyed pseudonym of the person the text is about.';

create table snapshot (
  id           uuid primary key default uuidv7(),
  tenant_id    uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id   uuid not null,
  number       integer not null check (number > 0),
  task         jsonb not null,
  rule         jsonb not null,
  content_hash text not null,
  counts       jsonb not null,
  created_by   text not null,
  created_at   timestamptz not null default now(),
  unique (tenant_id, id),
  unique (dataset_id, number),
  foreign key (tenant_id, dataset_id) references dataset (tenant_id, id) on delete cascade
);
comment on column snapshot.task is 'The data set''s task as it was when the snapshot was taken.';
comment on column snapshot.counts is '{"train": n, "validation": n, "test": n, "unlabelled": n, "labels": {label: {split: n}}}';

create table snapshot_example (
  tenant_id   uuid not null default app_tenant() references tenant on delete cascade,
  snapshot_id uuid not null,
  example_id  uuid not null,
  split       text not null check (split in ('train', 'validation', 'test')),
  gold        jsonb not null,
  primary key (snapshot_id, example_id),
  foreign key (tenant_id, snapshot_id) references snapshot (tenant_id, id) on delete cascade,
  foreign key (tenant_id, example_id) references example (tenant_id, id) on delete cascade
);
create index snapshot_example_example on snapshot_example (example_id);

call fence('dataset', 'example', 'snapshot', 'snapshot_example');

grant select, insert, update, delete on dataset to attune_api;
grant select, insert, delete on example to attune_api;
grant update (gold, labelled_by, split) on example to attune_api;
-- No update, no delete: a snapshot stays as it was taken, and goes only with its data set.
grant select, insert on snapshot, snapshot_example to attune_api;

grant select (id, tenant_id, name, language) on dataset to attune_worker;
grant select (id, tenant_id, dataset_id, text_ciphertext, meta_ciphertext) on example to attune_worker;
grant select on snapshot, snapshot_example to attune_worker;
