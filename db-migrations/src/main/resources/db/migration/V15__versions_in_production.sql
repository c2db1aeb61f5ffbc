-- Versions in production: what is tried beside them, what every gateway serves, and models that stay loaded.

alter table deployment add column pinned boolean not null default false;
alter table deployment add check (shadow is null or production is not null);
alter table deployment_revision add column pinned boolean not null default false;
comment on column deployment.pinned is 'Gateways load the versions when they start and keep them loaded.';

alter table tenant add column max_pinned_models integer not null default 5 check (max_pinned_models >= 0);

-- What came of a shadow or of a canary: counts, which add up over gateways, days and restarts; never a text.
create table trial_count (
  tenant_id uuid not null default app_tenant() references tenant on delete cascade,
  model_id  uuid not null,
  trial     text not null check (trial in ('shadow', 'canary')),
  baseline  integer not null,
  candidate integer not null,
  day       date not null,
  output    text not null,
  measure   text not null,
  bin       text not null,
  n         bigint not null,
  primary key (tenant_id, model_id, trial, baseline, candidate, day, output, measure, bin),
  foreign key (tenant_id, model_id) references model (tenant_id, id) on delete cascade
);
comment on column trial_count.baseline is 'The version in production.';
comment on column trial_count.candidate is 'The shadow or the canary.';
comment on column trial_count.day is 'The day in UTC.';
comment on column trial_count.output is 'The output of a joint task, the scale of a regression task; else empty.';
comment on column trial_count.n is 'A count, or a sum in millionths: whole numbers, so that the order of adding does not matter.';

-- A running gateway; the row goes with it, or grows old.
create table gateway (
  id         uuid primary key,
  started_at timestamptz not null default now(),
  seen_at    timestamptz not null default now()
);

-- What a gateway serves of a model, for models that it was asked for.
create table gateway_model (
  gateway_id  uuid not null references gateway on delete cascade,
  tenant_id   uuid not null default app_tenant() references tenant on delete cascade,
  model_id    uuid not null,
  revision    integer not null,
  state       text not null check (state in ('serving', 'switching', 'degraded', 'failed')),
  production  integer,
  canary      integer,
  shadow      integer,
  reason      text,
  reported_at timestamptz not null default now(),
  primary key (model_id, gateway_id),
  foreign key (tenant_id, model_id) references model (tenant_id, id) on delete cascade
);
create index gateway_model_gateway on gateway_model (gateway_id);
comment on column gateway_model.revision is 'Of the deployment that the gateway has read.';
comment on column gateway_model.production is 'The version that answers.';
comment on column gateway_model.reason is 'Why something else serves than what is deployed.';

call fence('trial_count', 'gateway_model');

grant select on trial_count, gateway_model to attune_api;
grant select (id, seen_at) on gateway to attune_api;
grant select, insert on trial_count to attune_gateway;
grant update (n) on trial_count to attune_gateway;
grant select, insert, delete on gateway to attune_gateway;
grant update (seen_at) on gateway to attune_gateway;
grant select, insert, delete on gateway_model to attune_gateway;
grant update (revision, state, production, canary, shadow, reason, reported_at) on gateway_model to attune_gateway;

-- Cross-tenant steps of the gateway.
create policy definer_reads on model for select to attune_definer using (true);
create policy definer_reads on deployment for select to attune_definer using (true);
grant select (id, tenant_id, name) on model to attune_definer;
grant select (model_id, tenant_id, revision, pinned) on deployment to attune_definer;

-- The revision of the deployment of each of these models, null without one; no row for a model that is no more.
create function deployment_revisions(p_models uuid[])
  returns table (model_id uuid, revision integer)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select m.id, d.revision from unnest(p_models) asked (id) join model m on m.id = asked.id left join deployment d on d.model_id = m.id
$$;

-- The next model that gateways keep loaded, by its id.
create function pinned_model_after(p_after uuid)
  returns table (tenant_id uuid, model_id uuid, name text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select m.tenant_id, m.id, m.name from deployment d join model m on m.id = d.model_id
   where d.pinned and m.id > p_after order by m.id limit 1
$$;
create index deployment_pinned on deployment (model_id) where pinned;

grant create on schema public to attune_definer;
alter function deployment_revisions(uuid[]) owner to attune_definer;
alter function pinned_model_after(uuid) owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function deployment_revisions(uuid[]), pinned_model_after(uuid) to attune_gateway;
reset role;

-- A model that goes without a deployment is news to gateways as well.
create function notify_model_gone() returns trigger language plpgsql as $$
begin
  perform pg_notify('attune_deployment', old.tenant_id || '/' || old.id);
  return null;
end
$$;
create trigger notify_model_gone after delete on model for each row execute function notify_model_gone();
