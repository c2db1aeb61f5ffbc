-- A model helps the annotators: what it would answer, which texts it should be told of next, and what people saw of it.

create table suggestion_run (
  id           uuid primary key default uuidv7(),
  tenant_id    uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id   uuid not null,
  version_id   uuid not null,
  state        text not null default 'queued' check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  failure      jsonb,
  texts        integer check (texts >= 0),
  predicted    integer not null default 0 check (predicted >= 0),
  requested_by text,
  created_at   timestamptz not null default now(),
  started_at   timestamptz,
  finished_at  timestamptz,
  unique (tenant_id, id),
  foreign key (tenant_id, dataset_id) references dataset (tenant_id, id) on delete cascade,
  foreign key (tenant_id, version_id) references model_version (tenant_id, id) on delete cascade,
  check ((state = 'failed') = (failure is not null))
);
create unique index suggestion_run_open on suggestion_run (dataset_id) where state in ('queued', 'running');
create index suggestion_run_dataset on suggestion_run (dataset_id, id);
create index suggestion_run_version on suggestion_run (version_id);
comment on table suggestion_run is 'A version going through a data set''s undecided texts.';
comment on column suggestion_run.failure is '{"code","message"}: a reason that a person understands.';
comment on column suggestion_run.texts is 'How many there are to predict; null until that is known.';
comment on column suggestion_run.requested_by is 'Null where nobody asked: a version was new, or enough texts were.';

create table suggestion (
  example_id  uuid primary key,
  tenant_id   uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id  uuid not null,
  version_id  uuid not null,
  answer      jsonb not null,
  uncertainty float8 check (uncertainty between 0 and 1),
  diversity   integer check (diversity > 0),
  foreign key (tenant_id, example_id) references example (tenant_id, id) on delete cascade,
  foreign key (tenant_id, version_id) references model_version (tenant_id, id) on delete cascade
);
create index suggestion_dataset on suggestion (dataset_id, example_id);
create index suggestion_version on suggestion (version_id);
comment on table suggestion is 'What the newest model of a data set would answer, computed before anybody is asked.';
comment on column suggestion.answer is 'As example.gold.';
comment on column suggestion.uncertainty is 'From 0, sure, to 1; null where values are answered, whose intervals are all as wide.';
comment on column suggestion.diversity is 'Place in the order that covers the texts best (k-centre greedy); null behind its end.';

call fence('suggestion_run', 'suggestion');
grant select, insert (dataset_id, version_id, requested_by) on suggestion_run to attune_api;
grant update (state, finished_at) on suggestion_run to attune_api;
grant select on suggestion_run to attune_worker;
grant update (state, failure, texts, predicted, started_at, finished_at) on suggestion_run to attune_worker;
grant select on suggestion to attune_api;
grant select, insert, update on suggestion to attune_worker;

-- What the job has to know of: what is undecided, what is asked, and in which order.
grant select (task) on dataset to attune_worker;
grant select (gold, created_at) on example to attune_worker;

-- The plan.
alter table annotation_plan
  drop constraint annotation_plan_ordering_check,
  add constraint annotation_plan_ordering_check
    check (ordering in ('arrival', 'random', 'uncertainty', 'diversity', 'mix')),
  add random_share float8 not null default 1 check (random_share between 0.1 and 1),
  add suggestions text not null default 'hidden' check (suggestions in ('hidden', 'shown', 'half')),
  add draw_key bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
  add suggestions_checked_at timestamptz;
comment on column annotation_plan.random_share is 'Share of the texts that chance orders and no model; once a model''s order was followed it only falls.';
comment on column annotation_plan.suggestions is 'half: a coin decides for each text and person.';
comment on column annotation_plan.draw_key is 'Key of the plan''s drawings, which nobody who uploads a text can foresee.';

alter table annotation_item
  add random boolean not null default true,
  add asked_by text check (asked_by in ('arrival', 'random', 'model'));
comment on column annotation_item.random is 'Whether chance and no model decides when it is asked.';
comment on column annotation_item.asked_by is 'In which order it was first put before somebody. Those of random are a fair sample; model: a model chose it, or left it over.';

alter table annotation_lease
  add suggested_version uuid,
  add suggestion jsonb,
  add suggestion_use text check (suggestion_use in ('shown', 'withheld', 'hidden')),
  add check ((suggestion is null) = (suggestion_use is null)),
  add foreign key (tenant_id, suggested_version) references model_version (tenant_id, id) on delete set null (suggested_version);
create index annotation_lease_suggested on annotation_lease (suggested_version);
alter table annotation
  add suggested_version uuid,
  add suggestion jsonb,
  add suggestion_use text check (suggestion_use in ('shown', 'withheld', 'hidden')),
  add check ((suggestion is null) = (suggestion_use is null)),
  add foreign key (tenant_id, suggested_version) references model_version (tenant_id, id) on delete set null (suggested_version);
create index annotation_suggested on annotation (suggested_version);
comment on column annotation.suggestion is 'What a model would have answered when the person was asked; null where there was nothing.';
comment on column annotation.suggestion_use is 'withheld: chance kept it from the person; hidden: the plan did.';

grant select (dataset_id, tenant_id, ordering, draw_key) on annotation_plan to attune_worker;
grant select (example_id, tenant_id, dataset_id, state, random), update (priority) on annotation_item to attune_worker;

-- A number from 0 to below 1 for a text: the same each time, evenly spread, and of no other salt's.
create function drawn(key bytea, id uuid, salt bytea) returns float8
  language sql immutable parallel safe
  return ('x' || substr(encode(sha256(key || uuid_send(id) || salt), 'hex'), 1, 13))::bit(52)::bigint / 4503599627370496.0::float8;

-- Where the open items of a plan belong now. Under a model's order there are three rows of texts, those of chance, those that a
-- model knows and those that none has seen, and each is spread evenly from 0 to 1, so that every stretch has its share of each.
create function item_places(p_dataset uuid) returns table (example_id uuid, priority float8)
  language sql stable set work_mem = '64MB'
as $$
  with item as (
    select i.example_id, p.ordering, i.random, s.example_id is not null as known, s.uncertainty, s.diversity,
           drawn(p.draw_key, i.example_id, '\x02') as place
      from annotation_plan p
      join annotation_item i on i.dataset_id = p.dataset_id and i.state = 'open'
      left join suggestion s on s.example_id = i.example_id and s.dataset_id = p.dataset_id
     where p.dataset_id = p_dataset),
  ranked as (
    select *,
           row_number() over (partition by random, known order by uncertainty desc nulls last, place) as unsure,
           row_number() over (partition by random, known order by diversity nulls last, place) as diverse
      from item),
  turned as (
    select *, case ordering when 'uncertainty' then unsure when 'diversity' then diverse
                            else least(2 * unsure - 1, 2 * diverse) end as turn
      from ranked)
  select t.example_id,
         case when ordering = 'arrival' then (select extract(epoch from e.created_at) from example e where e.id = t.example_id)::float8
              when ordering = 'random' or not random and not known then place
              when random then (row_number() over (partition by random order by place) - 0.5) / count(*) over (partition by random)
              else (row_number() over (partition by random, known order by turn, place) - 0.5) / count(*) over (partition by random, known)
         end::float8
    from turned t
$$;
grant execute on function drawn(bytea, uuid, bytea), item_places(uuid) to attune_api, attune_worker;

create or replace function ask_about_new_examples() returns trigger language plpgsql as $$
begin
  insert into annotation_item (example_id, tenant_id, dataset_id, priority, wanted, random)
  select e.id, e.tenant_id, e.dataset_id,
         case p.ordering when 'arrival' then extract(epoch from clock_timestamp()) else drawn(p.draw_key, e.id, '\x02') end,
         p.annotators, drawn(p.draw_key, e.id, '\x01') < p.random_share
    from new_rows e join annotation_plan p on p.dataset_id = e.dataset_id
   where e.gold is null;
  return null;
end
$$;

-- The queue.
alter table job
  add column suggestion_run_id uuid unique,
  add foreign key (tenant_id, suggestion_run_id) references suggestion_run (tenant_id, id) on delete cascade,
  drop constraint job_kind_check,
  add constraint job_kind_check check (kind in ('train', 'export', 'suggest')),
  drop constraint job_target_check,
  add constraint job_target_check
    check ((kind = 'train') = (run_id is not null) and (kind = 'export') = (export_id is not null)
           and (kind = 'suggest') = (suggestion_run_id is not null));
comment on table job is 'Work to do and work being done, each for a run, an export or suggestions; a finished job is deleted, what it was for keeps the story.';

grant create on schema public to attune_definer;
set role attune_definer;
create or replace function claim_job(p_worker text, p_kinds text[], p_gpu boolean, p_lease_seconds integer)
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
    returning j.id, j.tenant_id, j.kind, coalesce(j.run_id, j.export_id, j.suggestion_run_id), j.fence, j.attempts, j.max_attempts;
end
$$;
create or replace function queue_position(p_target uuid) returns bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
  select count(*) from job mine join job other
      on other.state = 'queued' and (other.priority, -other.id) >= (mine.priority, -mine.id)
   where (mine.run_id = p_target or mine.export_id = p_target or mine.suggestion_run_id = p_target)
     and mine.tenant_id = app_tenant() and mine.state = 'queued'
  having count(*) > 0
$$;
reset role;

-- Cross-tenant: a plan that a model helps with, the one that was longest not looked at. It is marked, so that nobody else is
-- given it before p_before is past that mark; whether anything is to be predicted is found out in its tenant.
grant select (open, ordering, suggestions, suggestions_checked_at), update (suggestions_checked_at) on annotation_plan to attune_definer;
create function suggestions_to_check(p_now timestamptz, p_before timestamptz) returns table (tenant_id uuid, dataset_id uuid)
  language sql security definer set search_path = pg_catalog, public, pg_temp
as $$
  update annotation_plan p set suggestions_checked_at = p_now
   where p.dataset_id = (
     select w.dataset_id from annotation_plan w
      where w.open and (w.suggestions <> 'hidden' or w.ordering in ('uncertainty', 'diversity', 'mix'))
        and (w.suggestions_checked_at is null or w.suggestions_checked_at <= p_before)
      order by w.suggestions_checked_at nulls first limit 1 for update skip locked)
  returning p.tenant_id, p.dataset_id
$$;

alter function suggestions_to_check(timestamptz, timestamptz) owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function suggestions_to_check(timestamptz, timestamptz) to attune_api;
reset role;
