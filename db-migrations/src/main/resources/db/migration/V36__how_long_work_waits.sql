-- How many jobs wait, and for how long the oldest has that could be taken: one that is to be tried again later does not wait
-- for a worker.
grant create on schema public to attune_definer;
set role attune_definer;
create or replace function queue_depth() returns table (queued bigint, running bigint, oldest_queued_seconds double precision)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select count(*) filter (where state = 'queued'), count(*) filter (where state = 'running'),
         coalesce(extract(epoch from now() - min(created_at) filter (where state = 'queued' and run_after <= now())), 0)
    from job
$$;
reset role;
revoke create on schema public from attune_definer;
