-- Tenants, their people, their keys, and the record of what anyone did.
-- Every table of a tenant carries tenant_id, has row-level security enabled and FORCEd, and one policy on app_tenant().

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to attune_api, attune_worker, attune_gateway', current_database());
end
$$;
revoke all on schema public from public;
grant usage on schema public to attune_api, attune_worker, attune_gateway, attune_definer;

-- Functions are private until granted.
alter default privileges revoke execute on functions from public;

-- The tenant of this transaction; null when none was set, and then no row is visible.
create function app_tenant() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.tenant_id', true), '')::uuid;
grant execute on function app_tenant() to attune_api, attune_worker, attune_gateway, attune_definer;

create table tenant (
  id               uuid primary key,
  slug             text not null unique check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$'),
  name             text not null check (length(name) between 1 and 200),
  locale           text not null check (locale in ('en', 'zh')),
  organization_id  text,
  wrapped_keys     bytea not null,
  max_running_jobs integer not null default 2 check (max_running_jobs > 0),
  created_at       timestamptz not null default now()
);
comment on column tenant.wrapped_keys is 'The tenant''s data keys, encrypted with the master key; the tenant''s texts end with this value.';
comment on column tenant.organization_id is 'The Keycloak organization behind the tenant.';

create table member (
  id         uuid primary key default uuidv7(),
  tenant_id  uuid not null default app_tenant() references tenant on delete cascade,
  email      text not null check (email = lower(email) and length(email) between 3 and 320),
  subject    text,
  role       text not null check (role in ('owner', 'manager', 'annotator', 'auditor')),
  created_at timestamptz not null default now(),
  unique (tenant_id, id),
  unique (tenant_id, email),
  unique (tenant_id, subject)
);
create index member_subject on member (subject);
create index member_email on member (email);
comment on column member.subject is 'Who signs in as this member (the OIDC "sub"); null until an invited person first does.';

create table api_key (
  id          text primary key check (id ~ '^[a-z0-9]{12,32}$'),
  tenant_id   uuid not null default app_tenant() references tenant on delete cascade,
  name        text not null check (length(name) between 1 and 100),
  secret_hash bytea not null check (length(secret_hash) = 32),
  scopes      text[] not null check (cardinality(scopes) > 0 and scopes <@ array['predict', 'feedback']),
  models      text[] not null default '{}',
  expires_at  timestamptz,
  revoked_at  timestamptz,
  created_by  text not null,
  created_at  timestamptz not null default now()
);
create index api_key_tenant on api_key (tenant_id, created_at);
comment on column api_key.secret_hash is 'SHA-256 of the secret, which has 256 random bits.';
comment on column api_key.models is 'Names of the models that the key may ask; empty for all.';

create table audit_log (
  tenant_id uuid not null default app_tenant() references tenant on delete cascade,
  seq       bigint not null,
  at        timestamptz not null,
  actor     text not null,
  action    text not null,
  target    text not null,
  details   jsonb not null default '{}',
  prev_hash bytea not null,
  hash      bytea not null,
  primary key (tenant_id, seq)
);
comment on table audit_log is 'Append-only, hash-chained per tenant. Never holds texts or secrets.';

create function audit_entry_hash(e audit_log) returns bytea
  language sql stable
  return sha256(e.prev_hash || convert_to(
    jsonb_build_array(e.tenant_id, e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor, e.action, e.target, e.details)::text,
    'UTF8'));

-- Sequence number, time and hashes are the database's, whatever the writer sent.
create function audit_log_chain() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  last audit_log;
begin
  perform pg_advisory_xact_lock(hashtextextended('audit:' || new.tenant_id, 0));
  select * into last from audit_log where tenant_id = new.tenant_id order by seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.at := clock_timestamp();
  new.prev_hash := coalesce(last.hash, '\x'::bytea);
  new.hash := audit_entry_hash(new);
  return new;
end
$$;
create trigger audit_log_chain before insert on audit_log for each row execute function audit_log_chain();

-- The first entry of the current tenant whose hash or link is wrong; null when the chain is whole.
create function audit_log_broken_at() returns bigint
  language sql stable
  return (
    select min(seq) from (
      select e.seq,
             e.hash <> audit_entry_hash(e)
               or e.prev_hash <> coalesce(lag(e.hash) over (order by e.seq), '\x'::bytea)
               or e.seq <> row_number() over (order by e.seq) as broken
        from audit_log e where e.tenant_id = app_tenant()) chain
     where broken);
grant execute on function audit_entry_hash(audit_log), audit_log_broken_at() to attune_api, attune_definer;

-- The fence.
alter table tenant enable row level security;
alter table tenant force row level security;
create policy tenant_isolation on tenant using (id = app_tenant()) with check (id = app_tenant());

-- Puts the fence round a table that has a tenant_id.
create procedure fence(variadic tables text[])
  language plpgsql
as $$
declare
  t text;
begin
  foreach t in array tables loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy tenant_isolation on %I using (tenant_id = app_tenant()) with check (tenant_id = app_tenant())', t);
  end loop;
end
$$;
call fence('member', 'api_key', 'audit_log');

grant select, insert, delete on tenant to attune_api;
grant update (name, locale, organization_id, max_running_jobs) on tenant to attune_api;
grant select (id, slug, wrapped_keys) on tenant to attune_worker;
grant select (id, slug) on tenant to attune_gateway;
grant select, insert, update, delete on member to attune_api;
grant select, insert on api_key to attune_api;
grant update (revoked_at) on api_key to attune_api;
grant select, insert on audit_log to attune_api;
grant insert on audit_log to attune_worker;

-- Cross-tenant steps: functions of attune_definer, whose own policies and grants cover just what they read.
create policy definer_reads on tenant for select to attune_definer using (true);
create policy definer_reads on member for select to attune_definer using (true);
create policy definer_reads on api_key for select to attune_definer using (true);
create policy definer_reads on audit_log for select to attune_definer using (true);
grant select (id, slug, name, locale, created_at, max_running_jobs) on tenant to attune_definer;
grant select on member, api_key, audit_log to attune_definer;

-- What a signed-in person is in the tenant of that slug. An invitation counts by its e-mail until somebody has taken it;
-- pass an e-mail only when the identity provider has verified it.
create function membership_of(p_slug text, p_subject text, p_email text)
  returns table (tenant_id uuid, member_id uuid, role text, taken boolean)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select t.id, m.id, m.role, m.subject is not null
    from tenant t join member m on m.tenant_id = t.id
   where t.slug = p_slug
     and (m.subject = p_subject or (m.subject is null and m.email = lower(p_email)))
   order by m.subject is null
   limit 1
$$;

-- The tenants of a signed-in person.
create function tenants_of(p_subject text, p_email text)
  returns table (tenant_id uuid, slug text, name text, locale text, role text, created_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select distinct on (t.slug) t.id, t.slug, t.name, t.locale, m.role, t.created_at
    from tenant t join member m on m.tenant_id = t.id
   where m.subject = p_subject or (m.subject is null and m.email = lower(p_email))
   order by t.slug, m.subject is null
$$;

-- One API key by its public id, for the caller to check the secret against.
create function api_key_by_id(p_id text)
  returns table (tenant_id uuid, slug text, secret_hash bytea, scopes text[], models text[], expires_at timestamptz, revoked_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select k.tenant_id, t.slug, k.secret_hash, k.scopes, k.models, k.expires_at, k.revoked_at
    from api_key k join tenant t on t.id = k.tenant_id
   where k.id = p_id
$$;

grant create on schema public to attune_definer;
alter function audit_log_chain() owner to attune_definer;
alter function membership_of(text, text, text) owner to attune_definer;
alter function tenants_of(text, text) owner to attune_definer;
alter function api_key_by_id(text) owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function membership_of(text, text, text) to attune_api, attune_gateway;
grant execute on function tenants_of(text, text) to attune_api;
grant execute on function api_key_by_id(text) to attune_gateway;
reset role;

-- Revocation reaches the gateways at once.
create function notify_api_key() returns trigger language plpgsql as $$
begin
  perform pg_notify('attune_api_key', old.id);
  return null;
end
$$;
create trigger notify_api_key after update or delete on api_key for each row execute function notify_api_key();
