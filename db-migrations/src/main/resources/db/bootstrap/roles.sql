-- Roles of the cluster. Run once, as a superuser, before the first migration; running it again changes nothing.
-- Passwords are set by whoever runs this (the launcher, an operator), never here.
do $$
declare
  service text;
begin
  if not exists (select from pg_roles where rolname = 'attune_owner') then
    create role attune_owner login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  -- Owns the SECURITY DEFINER functions and nothing else. Nobody can sign in as it.
  if not exists (select from pg_roles where rolname = 'attune_definer') then
    create role attune_definer nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  foreach service in array array['attune_api', 'attune_worker', 'attune_gateway'] loop
    if not exists (select from pg_roles where rolname = service) then
      execute format('create role %I login nosuperuser nobypassrls nocreatedb nocreaterole noinherit', service);
    end if;
  end loop;
end
$$;

-- The owner may hand functions over to the definer, but inherits none of its policies.
grant attune_definer to attune_owner with inherit false, set true;
