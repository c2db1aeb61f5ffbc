-- The labels of a data set change: renamed, merged, deleted, with the answers that have them and on record.

create table label_change (
  id         uuid primary key default uuidv7(),
  tenant_id  uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id uuid not null,
  action     text not null check (action in ('rename', 'merge', 'delete')),
  output     text not null,
  label      text not null check (length(label) between 1 and 64),
  target     text check (length(target) between 1 and 64),
  answers    text check (answers in ('move', 'strip', 'discard')),
  examples   bigint not null check (examples >= 0),
  annotated  bigint not null check (annotated >= 0),
  changed_by text not null,
  changed_at timestamptz not null,
  check ((action = 'delete') or (target is not null and answers is null)),
  check ((answers is not distinct from 'move') = (action = 'delete' and target is not null)),
  foreign key (tenant_id, dataset_id) references dataset (tenant_id, id) on delete cascade
);
create index label_change_dataset on label_change (dataset_id, id);
comment on table label_change is 'What became of the labels of data sets, and of the scales; never changed.';
comment on column label_change.output is 'The output of a joint task; '''' where the task has one answer.';
comment on column label_change.target is 'The new name, or the label that the answers have now.';
comment on column label_change.answers is 'Of a delete: what became of the answers; null where there were none.';
comment on column label_change.examples is 'How many examples had the label as their gold.';
comment on column label_change.annotated is 'How many answers of people had it.';

call fence('label_change');
grant select, insert on label_change to attune_api;

-- One answer under a label's new name; with none the label is taken out of a list. Lists keep the order of p_order.
create function part_relabelled(part jsonb, p_old text, p_new text, p_order text[]) returns jsonb
  language sql immutable parallel safe
as $$
  select case
    when part ->> 'label' = p_old then jsonb_set(part, '{label}', to_jsonb(p_new))
    when part ? 'labels' then jsonb_set(part, '{labels}', (
      select coalesce(jsonb_agg(n.name order by array_position(p_order, n.name)), '[]')
        from (select distinct case when l.name = p_old then p_new else l.name end
                from jsonb_array_elements_text(part -> 'labels') l (name)) n (name)
       where n.name is not null))
    when part ? 'entities' then jsonb_set(part, '{entities}', (
      select coalesce(jsonb_agg(case when e.entity ->> 'label' = p_old then jsonb_set(e.entity, '{label}', to_jsonb(p_new))
                                     else e.entity end order by e.place), '[]')
        from jsonb_array_elements(part -> 'entities') with ordinality e (entity, place)
       where p_new is not null or e.entity ->> 'label' <> p_old))
    when part -> 'values' ? p_old then jsonb_set(part, '{values}',
      (part -> 'values') - p_old || jsonb_build_object(p_new, part -> 'values' -> p_old))
    else part end
$$;

-- A whole answer, of which the part of one output is changed.
create function gold_relabelled(gold jsonb, p_output text, p_old text, p_new text, p_order text[]) returns jsonb
  language sql immutable parallel safe
as $$
  select case when gold ? 'outputs'
    then jsonb_set(gold, array['outputs', p_output], part_relabelled(gold -> 'outputs' -> p_output, p_old, p_new, p_order))
    else part_relabelled(gold, p_old, p_new, p_order) end
$$;

-- Whether an answer has a label, or a value on a scale, in an output.
create function gold_has(gold jsonb, p_output text, p_label text) returns boolean
  language sql immutable parallel safe
as $$
  select coalesce(p.part ->> 'label' = p_label, false)
      or coalesce(p.part -> 'labels' ? p_label, false)
      or coalesce(p.part -> 'entities' @> jsonb_build_array(jsonb_build_object('label', p_label)), false)
      or coalesce(p.part -> 'values' ? p_label, false)
    from (select case when gold ? 'outputs' then gold -> 'outputs' -> p_output else gold end) p (part)
$$;

grant execute on function part_relabelled(jsonb, text, text, text[]), gold_relabelled(jsonb, text, text, text, text[]),
  gold_has(jsonb, text, text) to attune_api;

-- As before, without joining the rows as they were to those as they are: a plan that a session made for one row and kept
-- would compare each with each when all examples of a data set change at once.
create or replace function label_changed_examples() returns trigger language plpgsql as $$
begin
  delete from example_label l using new_rows n where l.example_id = n.id;
  insert into example_label (tenant_id, dataset_id, label, example_id, output)
  select distinct n.tenant_id, n.dataset_id, l.label, n.id, l.output
    from new_rows n cross join lateral gold_labels(n.gold) l where n.gold is not null;
  return null;
end
$$;
