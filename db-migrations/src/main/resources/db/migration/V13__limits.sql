-- How much may be asked, how much was asked in a month, and answers kept for requests that come twice.

-- What the operator grants a tenant; null is without limit, no row is without any.
create table tenant_limits (
  tenant_id           uuid primary key default app_tenant() references tenant on delete cascade,
  requests_per_second integer check (requests_per_second > 0),
  requests_per_minute integer check (requests_per_minute > 0),
  texts_per_second    integer check (texts_per_second > 0),
  texts_per_minute    integer check (texts_per_minute > 0),
  monthly_texts       bigint check (monthly_texts >= 0),
  monthly_tokens      bigint check (monthly_tokens >= 0),
  updated_by          text not null,
  updated_at          timestamptz not null default now()
);
comment on column tenant_limits.monthly_texts is 'A month begins on its first day in UTC.';

alter table api_key
  add column requests_per_second integer check (requests_per_second > 0),
  add column requests_per_minute integer check (requests_per_minute > 0),
  add column texts_per_second    integer check (texts_per_second > 0),
  add column texts_per_minute    integer check (texts_per_minute > 0);

-- What a tenant has used of its quota. Apart from usage_daily, whose rows go with their model.
create table usage_monthly (
  tenant_id uuid not null default app_tenant() references tenant on delete cascade,
  month     date not null check (extract(day from month) = 1),
  requests  bigint not null default 0,
  texts     bigint not null default 0,
  tokens    bigint not null default 0,
  primary key (tenant_id, month)
);
comment on column usage_monthly.month is 'The first day of the month in UTC.';

-- FORCEd row-level security binds the owner, too: it adds up before the fence of this table stands, and behind the other's.
alter table usage_daily no force row level security;
insert into usage_monthly (tenant_id, month, requests, texts, tokens)
select tenant_id, date_trunc('month', day)::date, sum(requests), sum(texts), sum(tokens) from usage_daily group by 1, 2;
alter table usage_daily force row level security;

create table idempotent_request (
  tenant_id      uuid not null default app_tenant() references tenant on delete cascade,
  key_digest     bytea not null check (length(key_digest) = 32),
  request_digest bytea not null check (length(request_digest) = 32),
  claim          uuid not null,
  claimed_until  timestamptz not null,
  status         integer check (status between 200 and 299),
  answer         bytea,
  created_at     timestamptz not null default now(),
  expires_at     timestamptz not null,
  primary key (tenant_id, key_digest),
  check ((status is null) = (answer is null))
);
create index idempotent_request_expiry on idempotent_request (expires_at);
comment on column idempotent_request.key_digest is 'Keyed hash of the Idempotency-Key and of the credential that sent it.';
comment on column idempotent_request.request_digest is 'Keyed hash of address and body.';
comment on column idempotent_request.claim is 'Which attempt is answering, or has answered.';
comment on column idempotent_request.answer is 'Encrypted under the tenant''s key; null while the request is being answered.';

call fence('tenant_limits', 'usage_monthly', 'idempotent_request');

grant select, insert, update on tenant_limits to attune_api;
grant update (requests_per_second, requests_per_minute, texts_per_second, texts_per_minute) on api_key to attune_api;
grant select on usage_monthly to attune_api;
grant select on tenant_limits to attune_gateway;
grant select, insert on usage_monthly to attune_gateway;
grant update (requests, texts, tokens) on usage_monthly to attune_gateway;
grant select, insert, delete on idempotent_request to attune_gateway;
grant update (request_digest, claim, claimed_until, status, answer, created_at, expires_at) on idempotent_request to attune_gateway;
-- Kept answers hold what people said: the gateway encrypts them.
grant select (wrapped_keys) on tenant to attune_gateway;

create policy definer_forgets on idempotent_request for delete to attune_definer using (expires_at < now());
create policy definer_reads on idempotent_request for select to attune_definer using (expires_at < now());
grant select (tenant_id, key_digest, expires_at), delete on idempotent_request to attune_definer;

set role attune_definer;
drop function api_key_by_id(text);
reset role;

-- One API key by its public id, for the caller to check the secret against.
create function api_key_by_id(p_id text)
  returns table (tenant_id uuid, slug text, secret_hash bytea, scopes text[], models text[], expires_at timestamptz, revoked_at timestamptz,
                 requests_per_second integer, requests_per_minute integer, texts_per_second integer, texts_per_minute integer)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select k.tenant_id, t.slug, k.secret_hash, k.scopes, k.models, k.expires_at, k.revoked_at,
         k.requests_per_second, k.requests_per_minute, k.texts_per_second, k.texts_per_minute
    from api_key k join tenant t on t.id = k.tenant_id
   where k.id = p_id
$$;

-- The tenant of that slug, for an operator, who is a member of none.
create function tenant_by_slug(p_slug text) returns uuid
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select t.id from tenant t where t.slug = p_slug
$$;

-- Deletes kept answers, of whichever tenant, whose time is over; tells how many.
create function forget_expired_requests(p_limit integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  forgotten integer;
begin
  delete from idempotent_request r
   using (select e.tenant_id, e.key_digest from idempotent_request e where e.expires_at < now() limit p_limit) expired
   where r.tenant_id = expired.tenant_id and r.key_digest = expired.key_digest;
  get diagnostics forgotten = row_count;
  return forgotten;
end
$$;

grant create on schema public to attune_definer;
alter function api_key_by_id(text) owner to attune_definer;
alter function tenant_by_slug(text) owner to attune_definer;
alter function forget_expired_requests(integer) owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function api_key_by_id(text) to attune_gateway;
grant execute on function tenant_by_slug(text) to attune_api;
grant execute on function forget_expired_requests(integer) to attune_gateway;
reset role;

-- New limits reach the gateways at once.
create function notify_limits() returns trigger language plpgsql as $$
begin
  perform pg_notify('attune_limits', coalesce(new.tenant_id, old.tenant_id)::text);
  return null;
end
$$;
create trigger notify_limits after insert or update or delete on tenant_limits
  for each row execute function notify_limits();
