-- A gateway adds what all its tenants used in one statement: a transaction for each of a thousand tenants took more than their requests.
create policy definer_counts on usage_daily to attune_definer using (true) with check (true);
create policy definer_counts on usage_monthly to attune_definer using (true) with check (true);
grant select, insert, update (requests, texts, tokens) on usage_daily, usage_monthly to attune_definer;

-- Adds usage, row by row of the arrays, to its day and to its month; answers with what the months hold then. What was counted for a model that is no
-- more goes to the month alone, and nothing is left of a tenant that is no more. Rows are taken in order, so that two gateways never wait for each other.
create function add_usage(p_tenants uuid[], p_models uuid[], p_days date[], p_requests bigint[], p_texts bigint[], p_tokens bigint[])
  returns table (tenant_id uuid, month date, requests bigint, texts bigint, tokens bigint)
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  insert into usage_daily as u (tenant_id, model_id, day, requests, texts, tokens)
  select n.tenant_id, n.model_id, n.day, sum(n.requests), sum(n.texts), sum(n.tokens)
    from unnest(p_tenants, p_models, p_days, p_requests, p_texts, p_tokens) n (tenant_id, model_id, day, requests, texts, tokens)
    join model m on m.id = n.model_id and m.tenant_id = n.tenant_id
   group by 1, 2, 3 order by 1, 2, 3
  on conflict (tenant_id, model_id, day) do update
    set requests = u.requests + excluded.requests, texts = u.texts + excluded.texts, tokens = u.tokens + excluded.tokens;
  return query
  insert into usage_monthly as u (tenant_id, month, requests, texts, tokens)
  select n.tenant_id, date_trunc('month', n.day)::date, sum(n.requests), sum(n.texts), sum(n.tokens)
    from unnest(p_tenants, p_days, p_requests, p_texts, p_tokens) n (tenant_id, day, requests, texts, tokens)
    join tenant t on t.id = n.tenant_id
   group by 1, 2 order by 1, 2
  on conflict (tenant_id, month) do update
    set requests = u.requests + excluded.requests, texts = u.texts + excluded.texts, tokens = u.tokens + excluded.tokens
  returning u.tenant_id, u.month, u.requests, u.texts, u.tokens;
end
$$;

grant create on schema public to attune_definer;
alter function add_usage(uuid[], uuid[], date[], bigint[], bigint[], bigint[]) owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function add_usage(uuid[], uuid[], date[], bigint[], bigint[], bigint[]) to attune_gateway;
reset role;

-- Gateways compare with it all that they keep of a model, their tenant's policy too.
grant select (int8_max_loss, answer_cache_bytes) on tenant to attune_definer;
set role attune_definer;
drop function deployment_revisions(uuid[]);
reset role;

-- The revision of the deployment of each of these models, null without one, and its tenant's policy; no row for a model that is no more.
create function deployment_revisions(p_models uuid[])
  returns table (model_id uuid, revision integer, int8_max_loss double precision, answer_cache_bytes bigint)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select m.id, d.revision, t.int8_max_loss, t.answer_cache_bytes
    from unnest(p_models) asked (id) join model m on m.id = asked.id join tenant t on t.id = m.tenant_id
    left join deployment d on d.model_id = m.id
$$;

grant create on schema public to attune_definer;
alter function deployment_revisions(uuid[]) owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function deployment_revisions(uuid[]) to attune_gateway;
reset role;
