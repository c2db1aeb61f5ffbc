-- What people say was right, prediction by prediction.

create table prediction_feedback (
  id                 uuid primary key default uuidv7(),
  tenant_id          uuid not null default app_tenant() references tenant on delete cascade,
  version_id         uuid not null,
  prediction_id      uuid not null,
  given_by           text not null,
  answer             jsonb not null,
  predicted          jsonb,
  agreement          jsonb not null default '{}',
  comment_ciphertext bytea,
  predicted_at       timestamptz not null,
  created_at         timestamptz not null default now(),
  unique (tenant_id, prediction_id, given_by),
  foreign key (tenant_id, version_id) references model_version (tenant_id, id) on delete cascade
);
create index prediction_feedback_page on prediction_feedback (version_id, id);
comment on table prediction_feedback is 'Predictions themselves are not kept: their ids say which version answered, and what.';
comment on column prediction_feedback.given_by is '"key:" and the id of an API key, or "person:" and who signed in (the OIDC "sub").';
comment on column prediction_feedback.answer is 'What was right, in the form of example.gold; of a joint task perhaps only some outputs. Never holds texts.';
comment on column prediction_feedback.predicted is 'What the version had answered, in the same form, as far as the id tells; null where it does not.';
comment on column prediction_feedback.agreement is '{output: whether both are the same}, the output "" where the task has no other; scales are not in it.';
comment on column prediction_feedback.comment_ciphertext is 'A person''s words, encrypted under the tenant''s key.';

call fence('prediction_feedback');

grant select on prediction_feedback to attune_api;
-- The gateway writes and replaces; it does not read what was said.
grant select (tenant_id, prediction_id, given_by) on prediction_feedback to attune_gateway;
grant insert on prediction_feedback to attune_gateway;
grant update (answer, predicted, agreement, comment_ciphertext, created_at) on prediction_feedback to attune_gateway;
grant select (wrapped_keys) on tenant to attune_gateway;
