-- In which precision a version is served, and which of a tenant's answers may be kept for a while.

alter table model_version add column int8 jsonb;
comment on column model_version.int8 is '{"headline","float32","int8","loss","changedAnswers","largestChange","examples"}: what 8-bit products cost on the test split; null when it was not measured.';

alter table tenant
  add column int8_max_loss double precision not null default 0.005 check (int8_max_loss between 0 and 1),
  add column answer_cache_bytes bigint not null default 0 check (answer_cache_bytes between 0 and 1073741824);
comment on column tenant.int8_max_loss is 'By how much a version''s headline figure may be worse in 8 bits than in 32 before it is served in 32.';
comment on column tenant.answer_cache_bytes is 'What each gateway may keep of the tenant''s answers, in bytes of its memory; 0 keeps none.';

grant update (int8_max_loss, answer_cache_bytes) on tenant to attune_api;
grant select (int8_max_loss, answer_cache_bytes) on tenant to attune_gateway;

-- Gateways look at a tenant's models again when its policy changes.
create function notify_policy() returns trigger language plpgsql as $$
begin
  perform pg_notify('attune_deployment', d.tenant_id || '/' || d.model_id)
     from deployment d where d.tenant_id = new.id;
  return null;
end
$$;
create trigger notify_policy after update of int8_max_loss, answer_cache_bytes on tenant
  for each row when (new.int8_max_loss <> old.int8_max_loss or new.answer_cache_bytes <> old.answer_cache_bytes)
  execute function notify_policy();
