-- What serves, what served before, and how much was asked.

create table deployment (
  model_id       uuid primary key,
  tenant_id      uuid not null default app_tenant() references tenant on delete cascade,
  production     integer,
  canary_version integer,
  canary_percent integer check (canary_percent between 1 and 99),
  shadow         integer,
  revision       integer not null default 1,
  updated_by     text not null,
  updated_at     timestamptz not null default now(),
  check ((canary_version is null) = (canary_percent is null)),
  check (canary_version is null or production is not null),
  foreign key (tenant_id, model_id) references model (tenant_id, id) on delete cascade,
  foreign key (model_id, production) references model_version (model_id, number),
  foreign key (model_id, canary_version) references model_version (model_id, number),
  foreign key (model_id, shadow) references model_version (model_id, number)
);

-- Every deployment there was, one row a revision: what a rollback goes back to.
create table deployment_revision (
  model_id       uuid not null,
  tenant_id      uuid not null default app_tenant() references tenant on delete cascade,
  revision       integer not null,
  production     integer,
  canary_version integer,
  canary_percent integer,
  shadow         integer,
  updated_by     text not null,
  updated_at     timestamptz not null default now(),
  primary key (model_id, revision),
  foreign key (tenant_id, model_id) references model (tenant_id, id) on delete cascade
);

create table usage_daily (
  tenant_id uuid not null default app_tenant() references tenant on delete cascade,
  model_id  uuid not null,
  day       date not null,
  requests  bigint not null default 0,
  texts     bigint not null default 0,
  tokens    bigint not null default 0,
  primary key (tenant_id, model_id, day),
  foreign key (tenant_id, model_id) references model (tenant_id, id) on delete cascade
);
comment on column usage_daily.day is 'The day in UTC.';

call fence('deployment', 'deployment_revision', 'usage_daily');

grant select, insert, update on deployment to attune_api;
grant select, insert on deployment_revision to attune_api;
grant select on usage_daily to attune_api;
grant select on deployment to attune_gateway;
grant select, insert on usage_daily to attune_gateway;
grant update (requests, texts, tokens) on usage_daily to attune_gateway;

create function notify_deployment() returns trigger language plpgsql as $$
begin
  perform pg_notify('attune_deployment', coalesce(new.tenant_id, old.tenant_id) || '/' || coalesce(new.model_id, old.model_id));
  return null;
end
$$;
create trigger notify_deployment after insert or update or delete on deployment
  for each row execute function notify_deployment();
