-- Every task: gold answers of several kinds, and methods that say for which tasks they are.

comment on column dataset.task is 'Type and label schema as dev.attune.data.tasks writes them: {"type":"single-label","labels":[..],"outOfScope"?}, {"type":"multi-label","labels"}, {"type":"token","labels"}, {"type":"regression","outputs":[{"name","min","max"}]}, {"type":"joint","outputs":[{"name","type",...}]}';
comment on column example.gold is 'By the task''s type: {"label"}, {"labels":[..]}, {"entities":[{"start","end","label"}]} (code points), {"values":{scale: number}}, {"outputs":{name: gold}}; null while unlabelled.';
comment on column snapshot.counts is '{"train": n, "validation": n, "test": n, "unlabelled": n, "withoutSplit": n, "labels": {label: {split: n}}, "outputs": {name: {label: {split: n}}}}; the last in joint tasks';

alter table training_method
  add column tasks text[] not null default '{single-label}',
  add column description text not null default '';
comment on column training_method.tasks is 'The types of tasks that the method is for.';

alter table training_run add column search jsonb;
comment on column training_run.search is '{"trials": n} when the hyperparameters are to be searched; null otherwise.';
comment on column training_run.progress is '{"epoch","epochs","step","totalSteps","loss","learningRate","samplesPerSecond","secondsLeft","bestEpoch","validationFigure":{"name","value"}}';

-- The answers in a gold: itself under the name '', or in a joint task each output under its own.
create function gold_parts(gold jsonb) returns table (output text, answer jsonb)
  language sql immutable parallel safe
as $$
  select '', gold where not gold ? 'outputs'
  union all
  select o.key, o.value from jsonb_each(gold -> 'outputs') o
$$;

-- The labels in a gold, an entity's label as often as it occurs.
create function gold_labels(gold jsonb) returns table (output text, label text)
  language sql immutable parallel safe
as $$
  select p.output, l.label
    from gold_parts(gold) p cross join lateral (
         select p.answer ->> 'label' where p.answer ? 'label'
         union all
         select n.name from jsonb_array_elements_text(p.answer -> 'labels') n (name)
         union all
         select e.entity ->> 'label' from jsonb_array_elements(p.answer -> 'entities') e (entity)) l (label)
$$;

-- The values in a gold.
create function gold_values(gold jsonb) returns table (output text, scale text, value float8)
  language sql immutable parallel safe
as $$
  select p.output, v.key, v.value::float8 from gold_parts(gold) p cross join jsonb_each_text(p.answer -> 'values') v
$$;

grant execute on function gold_parts(jsonb), gold_labels(jsonb), gold_values(jsonb) to attune_api;
