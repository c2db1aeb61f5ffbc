-- Answers that people gave elsewhere, and that came with an upload.

create table uploaded_annotator (
  id              uuid primary key default uuidv7(),
  tenant_id       uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id      uuid not null,
  name_digest     bytea not null,
  name_ciphertext bytea not null,
  unique (tenant_id, id),
  unique (dataset_id, name_digest),
  foreign key (tenant_id, dataset_id) references dataset (tenant_id, id) on delete cascade
);
comment on table uploaded_annotator is 'Who gave uploaded answers, by the name that the file has; never a member, also where the names are the same.';
comment on column uploaded_annotator.name_digest is 'A keyed hash, by which the same name is found again.';

call fence('uploaded_annotator');
grant select, insert on uploaded_annotator to attune_api;

alter table annotation
  add uploaded boolean not null default false,
  add annotator_id uuid,
  add suggested_model text check (length(suggested_model) between 1 and 200),
  add suggested_number integer check (suggested_number >= 0),
  add constraint annotation_uploaded_check
    check (case when uploaded then member_id is null else num_nonnulls(annotator_id, suggested_model, suggested_number) = 0 end),
  add unique (example_id, annotator_id),
  add foreign key (tenant_id, annotator_id) references uploaded_annotator (tenant_id, id) on delete set null (annotator_id);
create index annotation_annotator on annotation (annotator_id);
comment on column annotation.uploaded is 'Whether it was given elsewhere and came with an upload.';
comment on column annotation.annotator_id is 'Who gave an uploaded answer; null where the file does not say.';
comment on column annotation.suggested_model is 'Of an uploaded answer: what the file calls the model whose suggestion lay beside the text.';

-- Uploaded answers need no plan: nobody is asked.
alter table annotation_item
  drop constraint annotation_item_tenant_id_dataset_id_fkey,
  add foreign key (tenant_id, dataset_id) references dataset (tenant_id, id) on delete cascade;
comment on table annotation_item is 'An example that people are asked about, or were elsewhere.';
comment on column annotation_item.decided_at is 'Null where the decision came with an upload.';

alter table annotation_event
  drop constraint annotation_event_action_check,
  add constraint annotation_event_action_check
    check (action in ('answer', 'skip', 'withdraw', 'settle', 'dispute', 'decide', 'reopen', 'return', 'mark', 'unmark', 'restore', 'upload'));
