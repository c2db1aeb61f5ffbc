-- To tell one place in the queue all of it has to be put in order, so that whoever lists jobs is told all places at once.

set role attune_definer;
drop function queue_position(uuid);
reset role;

-- At which places the current tenant's jobs that wait are claimed if nothing comes in between, counted from 1, by the runs, exports
-- and suggestions that they are for. The tenants' first jobs come before their second ones, as the tenants take turns, always in
-- the order of the first.
create function queue_positions() returns table (target uuid, place bigint)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  with waiting as (
    select j.tenant_id, t.served_at, coalesce(j.run_id, j.export_id, j.suggestion_run_id) as target,
           row_number() over own as turn, first_value(j.priority) over own as first_priority, first_value(j.id) over own as first_id
      from job j join tenant t on t.id = j.tenant_id
     where j.state = 'queued'
    window own as (partition by j.tenant_id order by j.priority desc, j.id)),
  placed as (
    select w.tenant_id, w.target,
           row_number() over (order by w.turn, w.served_at nulls first, w.first_priority desc, w.first_id) as place
      from waiting w)
  select p.target, p.place from placed p where p.tenant_id = app_tenant()
$$;

grant create on schema public to attune_definer;
alter function queue_positions() owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function queue_positions() to attune_api;
reset role;
