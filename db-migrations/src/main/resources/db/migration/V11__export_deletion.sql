-- Exports that somebody has deleted: marked first, gone when their files are.

alter table version_export
  drop constraint version_export_state_check,
  add constraint version_export_state_check check (state in ('queued', 'running', 'succeeded', 'failed', 'deleting')),
  drop constraint version_export_check,
  add constraint version_export_failure_check check (state = 'deleting' or (state = 'failed') = (failure is not null)),
  drop constraint version_export_check1,
  add constraint version_export_file_check
    check (state = 'deleting' or num_nonnulls(artifact, file, bytes, sha256) = case when state = 'succeeded' then 4 else 0 end);
comment on column version_export.state is 'deleting: somebody has deleted it; the row stays until none of its files are left.';

-- One that is on its way out is in nobody's way.
drop index version_export_of;
create unique index version_export_of on version_export (tenant_id, version_id) where state not in ('failed', 'deleting');
create index version_export_deleting on version_export (id) where state = 'deleting';

-- The API may mark an export and nothing else; only what is marked can be deleted, by whichever service.
grant update (state), delete on version_export to attune_api;
grant delete on version_export to attune_worker;
create policy api_marks on version_export as restrictive for update
  using (true) with check (current_user <> 'attune_api' or state = 'deleting');
create policy marked_goes on version_export as restrictive for delete using (state = 'deleting');

-- Cross-tenant: the next export after that id whose files are to be deleted. A running job looks after its own.
create policy definer_reads on version_export for select to attune_definer using (true);
grant select (id, tenant_id, state) on version_export to attune_definer;
create function export_to_delete(p_after uuid) returns table (tenant_id uuid, export_id uuid)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select e.tenant_id, e.id
    from version_export e
   where e.state = 'deleting' and (p_after is null or e.id > p_after)
     and not exists (select from job j where j.export_id = e.id and j.state = 'running')
   order by e.id
   limit 1
$$;

grant create on schema public to attune_definer;
alter function export_to_delete(uuid) owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function export_to_delete(uuid) to attune_api;
reset role;
