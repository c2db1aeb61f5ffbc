-- Examples by label, for every task. Under row-level security an index on an expression over gold is never used, since
-- functions that look into JSON are not leak-proof; comparing plain columns is.

drop index example_label;

create table example_label (
  tenant_id  uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id uuid not null,
  label      text not null,
  example_id uuid not null,
  output     text not null,
  primary key (dataset_id, label, example_id, output),
  foreign key (tenant_id, example_id) references example (tenant_id, id) on delete cascade
);
create index example_label_example on example_label (example_id);
comment on table example_label is 'The labels in each example''s gold, once each, under the output''s name ('''' where the task has one answer). Kept by triggers.';

-- For a moment the owner sees every tenant's examples.
alter table example no force row level security;
insert into example_label (tenant_id, dataset_id, label, example_id, output)
select distinct e.tenant_id, e.dataset_id, l.label, e.id, l.output
  from example e cross join lateral gold_labels(e.gold) l where e.gold is not null;
alter table example force row level security;

call fence('example_label');

grant select, insert, delete on example_label to attune_api;

create function label_new_examples() returns trigger language plpgsql as $$
begin
  insert into example_label (tenant_id, dataset_id, label, example_id, output)
  select distinct e.tenant_id, e.dataset_id, l.label, e.id, l.output
    from new_rows e cross join lateral gold_labels(e.gold) l where e.gold is not null;
  return null;
end
$$;
create trigger label_new_examples after insert on example
  referencing new table as new_rows for each statement execute function label_new_examples();

create function label_changed_examples() returns trigger language plpgsql as $$
begin
  delete from example_label l using old_rows o, new_rows n
   where l.example_id = o.id and n.id = o.id and n.gold is distinct from o.gold;
  insert into example_label (tenant_id, dataset_id, label, example_id, output)
  select distinct n.tenant_id, n.dataset_id, l.label, n.id, l.output
    from new_rows n join old_rows o on o.id = n.id cross join lateral gold_labels(n.gold) l
   where n.gold is not null and n.gold is distinct from o.gold;
  return null;
end
$$;
create trigger label_changed_examples after update on example
  referencing old table as old_rows new table as new_rows for each statement execute function label_changed_examples();
