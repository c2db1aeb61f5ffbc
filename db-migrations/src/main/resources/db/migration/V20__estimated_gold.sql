-- Gold that is estimated from all answers of a data set together, after Dawid and Skene.

alter table annotation_plan
  drop constraint annotation_plan_gold_rule_check,
  add constraint annotation_plan_gold_rule_check
    check (gold_rule in ('unanimous', 'majority', 'estimated', 'adjudicated')),
  add certainty float8 not null default 0.9 check (certainty between 0.5 and 0.999),
  add estimated_at timestamptz;
comment on column annotation_plan.certainty is 'How probable a label must be to become gold, where gold is estimated.';
comment on column annotation_plan.estimated_at is 'When gold was last estimated, or somebody began to.';

alter table annotation_item add certainty float8 check (certainty between 0 and 1);
comment on column annotation_item.certainty is 'How probable the decision is; null where it was not estimated.';
create index annotation_item_complete on annotation_item (dataset_id) where state = 'open' and answered >= wanted;

-- Cross-tenant: a plan with items that have all their answers and wait for an estimate, the one that waits longest. It is
-- marked, so that nobody else is given it before p_before is past that mark.
create policy definer_reads on annotation_plan for select to attune_definer using (true);
create policy definer_marks on annotation_plan for update to attune_definer using (true) with check (true);
create policy definer_reads on annotation_item for select to attune_definer using (true);
grant select (dataset_id, tenant_id, gold_rule, estimated_at), update (estimated_at) on annotation_plan to attune_definer;
grant select (dataset_id, state, answered, wanted) on annotation_item to attune_definer;
create function estimate_to_make(p_now timestamptz, p_before timestamptz) returns table (tenant_id uuid, dataset_id uuid)
  language sql security definer set search_path = pg_catalog, public, pg_temp
as $$
  update annotation_plan p set estimated_at = p_now
   where p.dataset_id = (
     select w.dataset_id from annotation_plan w
      where w.gold_rule = 'estimated' and (w.estimated_at is null or w.estimated_at <= p_before)
        and exists (select from annotation_item i
                     where i.dataset_id = w.dataset_id and i.state = 'open' and i.answered >= i.wanted)
      order by w.estimated_at nulls first limit 1 for update skip locked)
  returning p.tenant_id, p.dataset_id
$$;

grant create on schema public to attune_definer;
alter function estimate_to_make(timestamptz, timestamptz) owner to attune_definer;
revoke create on schema public from attune_definer;
set role attune_definer;
grant execute on function estimate_to_make(timestamptz, timestamptz) to attune_api;
reset role;
