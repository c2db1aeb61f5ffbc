-- Base models, models and their versions, training runs, and the queue of jobs behind them.

-- The two tables that belong to no tenant: what the workers have in their store, and what they can do.
create table base_model (
  name          text primary key,
  language      text not null,
  architecture  text not null,
  parameters    bigint not null,
  layers        integer not null,
  hidden_size   integer not null,
  max_tokens    integer not null,
  pooling       text not null,
  licence       text not null,
  source        text not null,
  sha256        text not null,
  registered_at timestamptz not null default now()
);

create table training_method (
  name            text primary key,
  hyperparameters jsonb not null,
  registered_at   timestamptz not null default now()
);
comment on column training_method.hyperparameters is '[{"name","type","min","max","default","description"}]: what a run may set, and within which range.';

create table model (
  id             uuid primary key default uuidv7(),
  tenant_id      uuid not null default app_tenant() references tenant on delete cascade,
  name           text not null check (name ~ '^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$'),
  latest_version integer not null default 0,
  created_at     timestamptz not null default now(),
  unique (tenant_id, id),
  unique (tenant_id, name)
);

create table training_run (
  id              uuid primary key default uuidv7(),
  tenant_id       uuid not null default app_tenant() references tenant on delete cascade,
  model_id        uuid not null,
  dataset_id      uuid,
  snapshot_id     uuid,
  base_model      text not null references base_model (name),
  method          text not null,
  hyperparameters jsonb not null default '{}',
  state           text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  progress        jsonb,
  metrics         jsonb,
  version         integer,
  failure         jsonb,
  requested_by    text not null,
  created_at      timestamptz not null default now(),
  started_at      timestamptz,
  finished_at     timestamptz,
  unique (tenant_id, id),
  foreign key (tenant_id, model_id) references model (tenant_id, id) on delete cascade,
  foreign key (tenant_id, dataset_id) references dataset (tenant_id, id) on delete set null (dataset_id),
  foreign key (tenant_id, snapshot_id) references snapshot (tenant_id, id) on delete set null (snapshot_id)
);
create index training_run_page on training_run (tenant_id, id);
create index training_run_model on training_run (model_id);
create index training_run_dataset on training_run (dataset_id);
create index training_run_snapshot on training_run (snapshot_id);
comment on column training_run.progress is '{"epoch","epochs","step","totalSteps","loss","learningRate","samplesPerSecond","secondsLeft","bestEpoch","validationMacroF1"}';
comment on column training_run.failure is '{"code","message"}: a reason that a person understands.';

-- What a run tells while it goes on, in order: curves, epochs, log lines. Never holds texts.
create table training_event (
  tenant_id uuid not null default app_tenant() references tenant on delete cascade,
  run_id    uuid not null,
  seq       integer not null check (seq > 0),
  at        timestamptz not null default now(),
  kind      text not null check (kind in ('state', 'progress', 'epoch', 'log')),
  payload   jsonb not null,
  primary key (run_id, seq),
  foreign key (tenant_id, run_id) references training_run (tenant_id, id) on delete cascade
);

create table job (
  id               bigint primary key generated always as identity,
  tenant_id        uuid not null default app_tenant() references tenant on delete cascade,
  run_id           uuid not null unique,
  kind             text not null check (kind in ('train')),
  needs_gpu        boolean not null default false,
  priority         smallint not null default 0,
  state            text not null default 'queued' check (state in ('queued', 'running')),
  run_after        timestamptz not null default now(),
  attempts         integer not null default 0,
  max_attempts     integer not null default 3,
  fence            bigint not null default 0,
  lease_owner      text,
  lease_until      timestamptz,
  cancel_requested boolean not null default false,
  created_at       timestamptz not null default now(),
  check ((state = 'running') = (lease_until is not null)),
  foreign key (tenant_id, run_id) references training_run (tenant_id, id) on delete cascade
);
create index job_claim on job (state, priority desc, id);
create index job_tenant on job (tenant_id, state);
comment on table job is 'Work to do and work being done; a finished job is deleted, its run keeps the story.';
comment on column job.fence is 'Grows with every claim. A writer whose fence is not the row''s has lost its lease and must stop.';

create table model_version (
  id              uuid primary key default uuidv7(),
  tenant_id       uuid not null default app_tenant() references tenant on delete cascade,
  model_id        uuid not null,
  number          integer not null check (number > 0),
  run_id          uuid,
  snapshot_id     uuid,
  base_model      text not null references base_model (name),
  method          text not null,
  task            jsonb not null,
  metrics         jsonb not null,
  lineage         jsonb not null,
  artifact        text not null,
  artifact_files  jsonb not null,
  created_at      timestamptz not null default now(),
  unique (tenant_id, id),
  unique (model_id, number),
  unique (run_id),
  foreign key (tenant_id, model_id) references model (tenant_id, id) on delete cascade,
  foreign key (tenant_id, run_id) references training_run (tenant_id, id) on delete set null (run_id),
  foreign key (tenant_id, snapshot_id) references snapshot (tenant_id, id) on delete set null (snapshot_id)
);
create index model_version_snapshot on model_version (snapshot_id);
comment on column model_version.lineage is '{"dataset","snapshot","contentHash","run","baseModel","baseModelSha256","hyperparameters","seed"}: stays when the data set goes.';
comment on column model_version.artifact is 'Key of the version''s folder in the artifact store.';
comment on column model_version.artifact_files is '{file name: {"sha256","bytes"}}';

call fence('model', 'training_run', 'training_event', 'job', 'model_version');

grant select on base_model, training_method to attune_api, attune_worker, attune_gateway;
grant insert, update, delete on base_model, training_method to attune_worker;

grant select, insert on model to attune_api;
grant select on model to attune_worker, attune_gateway;
grant update (latest_version) on model to attune_worker;

grant select, insert on training_run to attune_api;
grant update (state, failure, finished_at) on training_run to attune_api;
grant select on training_run to attune_worker;
grant update (state, progress, metrics, version, failure, started_at, finished_at) on training_run to attune_worker;

grant select, insert on training_event to attune_api, attune_worker;

grant select, insert, delete on job to attune_api;
grant update (cancel_requested) on job to attune_api;
grant select, delete on job to attune_worker;
-- Attempts too: a worker that is told to end gives its job back without using one up.
grant update (state, run_after, attempts, lease_owner, lease_until) on job to attune_worker;

grant select on model_version to attune_api, attune_gateway;
grant select, insert on model_version to attune_worker;

-- Cross-tenant: claim one job, see one's place in the queue.
create policy definer_reads on job for select to attune_definer using (true);
create policy definer_claims on job for update to attune_definer using (true) with check (true);
grant select, update on job to attune_definer;

-- Claims the next job: fair between tenants (fewest running first), then by priority, then by age. A job whose lease ran out
-- is claimed like a queued one; when its attempt exceeds max_attempts, the claimer is to end its run as failed.
create function claim_job(p_worker text, p_kinds text[], p_gpu boolean, p_lease_seconds integer)
  returns table (job_id bigint, tenant_id uuid, run_id uuid, kind text, fence bigint, attempt integer, max_attempts integer)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  chosen bigint;
begin
  -- Two claims at once could both see a tenant below its limit.
  perform pg_advisory_xact_lock(hashtextextended('attune:claim_job', 0));
  with running as (
    select j.tenant_id, count(*) as jobs from job j
     where j.state = 'running' and j.lease_until >= now() group by j.tenant_id)
  select j.id into chosen
    from job j join tenant t on t.id = j.tenant_id left join running r on r.tenant_id = j.tenant_id
   where (j.state = 'queued' and j.run_after <= now() or j.state = 'running' and j.lease_until < now())
     and j.kind = any (p_kinds)
     and (p_gpu or not j.needs_gpu)
     and coalesce(r.jobs, 0) < t.max_running_jobs
   order by coalesce(r.jobs, 0), j.priority desc, j.id
   limit 1
     for update of j skip locked;
  if chosen is null then
    return;
  end if;
  return query
    update job j
       set state = 'running', fence = j.fence + 1, attempts = j.attempts + 1, lease_owner = p_worker,
           lease_until = now() + make_interval(secs => p_lease_seconds)
     where j.id = chosen
    returning j.id, j.tenant_id, j.run_id, j.kind, j.fence, j.attempts, j.max_attempts;
end
$$;

-- How many jobs stand before the current tenant's job of that run, itself included; null when it does not wait.
create function queue_position(p_run uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select count(*) from job mine join job other
      on other.state = 'queued' and (other.priority, -other.id) >= (mine.priority, -mine.id)
   where mine.run_id = p_run and mine.tenant_id = app_tenant() and mine.state = 'queued'
  having count(*) > 0
$$;

-- How many jobs wait, and for how long the oldest has: what scales the workers.
create function queue_depth() returns table (queued bigint, running bigint, oldest_queued_seconds double precision)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select count(*) filter (where state = 'queued'), count(*) filter (where state = 'running'),
         coalesce(extract(epoch from now() - min(run_after) filter (where state = 'queued')), 0)
    from job
$$;

grant create on schema public to attune_definer;
alter function claim_job(text, text[], boolean, integer) owner to attune_definer;
alter function queue_position(uuid) owner to attune_definer;
alter function queue_depth() owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function claim_job(text, text[], boolean, integer) to attune_worker;
grant execute on function queue_depth() to attune_worker;
grant execute on function queue_position(uuid) to attune_api;
reset role;

create function notify_job() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    perform pg_notify('attune_job_cancel', new.id::text);
  else
    perform pg_notify('attune_job', '');
  end if;
  return null;
end
$$;
create trigger notify_job_queued after insert on job for each row execute function notify_job();
create trigger notify_job_cancelled after update of cancel_requested on job
  for each row when (new.cancel_requested and not old.cancel_requested) execute function notify_job();

create function notify_run() returns trigger language plpgsql as $$
begin
  perform pg_notify('attune_run', new.run_id::text);
  return null;
end
$$;
create trigger notify_run after insert on training_event for each row execute function notify_run();
