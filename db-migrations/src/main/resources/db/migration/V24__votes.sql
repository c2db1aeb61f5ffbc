-- Votes that models may learn from, and labels that a model takes for wrong.

alter table snapshot_example add votes jsonb;
comment on column snapshot_example.votes is
  '{output: {"answers": how many annotators, "labels": {label: how many of them}}} as the annotators'' answers were when the snapshot was taken; the output is empty where the task has one; null where nobody answered, or the task has no labels of whole texts.';

-- How annotators answer an example now, by output; null where nobody gave labels to the whole text. Answers to gold questions
-- are no votes: they say how careful people are.
create function annotation_votes(p_example uuid) returns jsonb
  language sql stable parallel safe
as $$
  with parts as (
    select p.output, p.answer
      from annotation a cross join lateral gold_parts(a.answer) p
     where a.example_id = p_example and a.answer is not null and not a.returned
       and not exists (select from annotation_item i where i.example_id = a.example_id and i.state = 'gold')
       and (p.answer ? 'label' or p.answer ? 'labels')),
  counted as (select output, count(*) as answers from parts group by output),
  labels as (
    select p.output, l.label, count(*) as votes
      from parts p cross join lateral (
           select p.answer ->> 'label' where p.answer ? 'label'
           union all
           select n.name from jsonb_array_elements_text(p.answer -> 'labels') n (name)) l (label)
     group by 1, 2)
  select jsonb_object_agg(c.output, jsonb_build_object('answers', c.answers, 'labels', coalesce(
           (select jsonb_object_agg(l.label, l.votes) from labels l where l.output = c.output), '{}')))
    from counted c
$$;
grant execute on function annotation_votes(uuid) to attune_api;

create table label_check (
  version_id uuid primary key,
  tenant_id  uuid not null default app_tenant() references tenant on delete cascade,
  checked_at timestamptz not null default now(),
  result     jsonb not null,
  foreign key (tenant_id, version_id) references model_version (tenant_id, id) on delete cascade
);
comment on table label_check is 'Which labels of its snapshot are probably wrong, by confident learning; written with the version. Versions that are older than this table, and those of tasks without labels of whole texts, have none.';
comment on column label_check.result is '{"examples", "outputs": [{"output", "examples", "noise", "suspects", "unjudged": [label]}], "suspects": [{"example", "output", "given", "likely", "selfConfidence", "margin"}]}: the most suspect first, answers in the form of example.gold. Never holds texts.';

call fence('label_check');

grant select on label_check to attune_api;
grant insert on label_check to attune_worker;
