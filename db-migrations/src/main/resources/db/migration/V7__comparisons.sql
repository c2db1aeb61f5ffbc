-- What each version answered to each text of its test split: versions are compared text by text.

create table version_outcome (
  version_id uuid primary key,
  tenant_id  uuid not null default app_tenant() references tenant on delete cascade,
  texts      jsonb not null,
  foreign key (tenant_id, version_id) references model_version (tenant_id, id) on delete cascade
);
comment on table version_outcome is 'One row for each version, written with it; versions that are older than this table have none.';
comment on column version_outcome.texts is '[{"example": id, "gold": the right answer, "answer": the version''s}], both in the form of example.gold; a refusal is the task''s out-of-scope mark. Never holds texts.';

call fence('version_outcome');

grant select on version_outcome to attune_api;
grant insert on version_outcome to attune_worker;
