-- Versions on their way out, and jobs that are for a run or for an export.

create table version_export (
  id           uuid primary key default uuidv7(),
  tenant_id    uuid not null default app_tenant() references tenant on delete cascade,
  version_id   uuid not null,
  state        text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed')),
  failure      jsonb,
  requested_by text not null,
  created_at   timestamptz not null default now(),
  started_at   timestamptz,
  finished_at  timestamptz,
  artifact     text,
  file         text,
  bytes        bigint check (bytes > 0),
  sha256       text check (sha256 ~ '^[0-9a-f]{64}$'),
  parity       jsonb,
  unique (tenant_id, id),
  foreign key (tenant_id, version_id) references model_version (tenant_id, id) on delete cascade,
  check ((state = 'failed') = (failure is not null)),
  check (num_nonnulls(artifact, file, bytes, sha256) = case when state = 'succeeded' then 4 else 0 end)
);
-- A version is written out once; after a failure it may be asked for again.
create unique index version_export_of on version_export (tenant_id, version_id) where state <> 'failed';
create index version_export_page on version_export (version_id, id);
comment on column version_export.failure is '{"code","message"}: a reason that a person understands.';
comment on column version_export.artifact is 'Key of the export''s folder in the artifact store, which has one file.';
comment on column version_export.parity is 'What was measured on the test split, as docs/export.md has it; null where the data set had been deleted.';

call fence('version_export');

grant select, insert (version_id, requested_by) on version_export to attune_api;
grant select on version_export to attune_worker;
grant update (state, failure, started_at, finished_at, artifact, file, bytes, sha256, parity) on version_export to attune_worker;

alter table job
  alter column run_id drop not null,
  add column export_id uuid unique,
  add foreign key (tenant_id, export_id) references version_export (tenant_id, id) on delete cascade,
  drop constraint job_kind_check,
  add constraint job_kind_check check (kind in ('train', 'export')),
  add constraint job_target_check
    check ((kind = 'train') = (run_id is not null) and (kind = 'export') = (export_id is not null));
comment on table job is 'Work to do and work being done, each for a run or for an export; a finished job is deleted, what it was for keeps the story.';

set role attune_definer;
drop function claim_job(text, text[], boolean, integer);
drop function queue_position(uuid);
reset role;

-- Claims the next job: fair between tenants (fewest running first), then by priority, then by age. A job whose lease ran out
-- is claimed like a queued one; when its attempt exceeds max_attempts, the claimer is to end what it was for as failed.
create function claim_job(p_worker text, p_kinds text[], p_gpu boolean, p_lease_seconds integer)
  returns table (job_id bigint, tenant_id uuid, kind text, target_id uuid, fence bigint, attempt integer, max_attempts integer)
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
    returning j.id, j.tenant_id, j.kind, coalesce(j.run_id, j.export_id), j.fence, j.attempts, j.max_attempts;
end
$$;

-- How many jobs stand before the current tenant's job for that run or export, itself included; null when it does not wait.
create function queue_position(p_target uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select count(*) from job mine join job other
      on other.state = 'queued' and (other.priority, -other.id) >= (mine.priority, -mine.id)
   where (mine.run_id = p_target or mine.export_id = p_target) and mine.tenant_id = app_tenant() and mine.state = 'queued'
  having count(*) > 0
$$;

grant create on schema public to attune_definer;
alter function claim_job(text, text[], boolean, integer) owner to attune_definer;
alter function queue_position(uuid) owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function claim_job(text, text[], boolean, integer) to attune_worker;
grant execute on function queue_position(uuid) to attune_api;
reset role;
