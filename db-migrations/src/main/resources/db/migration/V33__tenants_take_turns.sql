-- Tenants take turns also where jobs run one after the other, so that nobody's counts tell whose turn it is.

alter table tenant add served_at timestamptz;
comment on column tenant.served_at is 'When a job of the tenant was last claimed; null before the first.';

-- Cross-tenant: claim_job notes whose turn it was.
create policy definer_serves on tenant for update to attune_definer using (true) with check (true);
grant select (served_at), update (served_at) on tenant to attune_definer;

grant create on schema public to attune_definer;
set role attune_definer;
-- Claims the next job: of the tenant with the fewest running, among these of the one that was served longest ago, and of its jobs
-- by priority, then by age. A job whose lease ran out is claimed like a queued one; when its attempt exceeds max_attempts, the
-- claimer is to end what it is for as failed.
create or replace function claim_job(p_worker text, p_kinds text[], p_gpu boolean, p_lease_seconds integer)
  returns table (job_id bigint, tenant_id uuid, kind text, target_id uuid, fence bigint, attempt integer, max_attempts integer)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
declare
  chosen bigint;
  served uuid;
begin
  -- Two claims at once could both see a tenant below its limit.
  perform pg_advisory_xact_lock(hashtextextended('attune:claim_job', 0));
  with running as (
    select j.tenant_id, count(*) as jobs from job j
     where j.state = 'running' and j.lease_until >= now() group by j.tenant_id)
  select j.id, j.tenant_id into chosen, served
    from job j join tenant t on t.id = j.tenant_id left join running r on r.tenant_id = j.tenant_id
   where (j.state = 'queued' and j.run_after <= now() or j.state = 'running' and j.lease_until < now())
     and j.kind = any (p_kinds)
     and (p_gpu or not j.needs_gpu)
     and coalesce(r.jobs, 0) < t.max_running_jobs
   order by coalesce(r.jobs, 0), t.served_at nulls first, j.priority desc, j.id
   limit 1
     for update of j skip locked;
  if chosen is null then
    return;
  end if;
  -- Somebody may change or delete the tenant, which takes a while; no claim waits for that.
  update tenant set served_at = clock_timestamp()
   where id = (select t.id from tenant t where t.id = served for no key update skip locked);
  return query
    update job j
       set state = 'running', fence = j.fence + 1, attempts = j.attempts + 1, lease_owner = p_worker,
           lease_until = now() + make_interval(secs => p_lease_seconds)
     where j.id = chosen
    returning j.id, j.tenant_id, j.kind, coalesce(j.run_id, j.export_id, j.suggestion_run_id), j.fence, j.attempts, j.max_attempts;
end
$$;

-- At which place the current tenant's job for that run, export or suggestions is claimed if nothing comes in between, counted from
-- 1; null when it does not wait. The tenants' first jobs come before their second ones, as the tenants take turns, always in the
-- order of the first.
create or replace function queue_position(p_target uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with waiting as (
    select j.tenant_id, t.served_at, coalesce(j.run_id, j.export_id, j.suggestion_run_id) as target,
           row_number() over own as turn, first_value(j.priority) over own as first_priority, first_value(j.id) over own as first_id
      from job j join tenant t on t.id = j.tenant_id
     where j.state = 'queued'
    window own as (partition by j.tenant_id order by j.priority desc, j.id)),
  placed as (
    select tenant_id, target,
           row_number() over (order by turn, served_at nulls first, first_priority desc, first_id) as place
      from waiting)
  select place from placed where target = p_target and tenant_id = app_tenant()
$$;
reset role;
revoke create on schema public from attune_definer;
