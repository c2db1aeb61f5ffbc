-- Texts of which a model is the least sure are answered by as many people as the plan allows.

alter table annotation_plan
  add unsure_share float8 not null default 0 check (unsure_share between 0 and 0.5);
comment on column annotation_plan.unsure_share is
  'Share of the texts that a model knows and chance does not keep: those it is the least sure of want annotators_max answers; 0 for none.';

alter table annotation_item add unsure boolean not null default false;
comment on column annotation_item.unsure is 'Whether a model was among the least sure of it, so that it wants annotators_max answers.';

grant select (unsure_share, annotators, annotators_max) on annotation_plan to attune_worker;
grant select (unsure, wanted, taken, answered), update (unsure, wanted) on annotation_item to attune_worker;

-- The open items whose mark is to change. The share is one of all texts that a model knows, decided ones among them, so that
-- it is not used up anew by each run of a model: items that were marked and are no longer open have had their part of it.
-- Without p_touched, items that people have before them or have answered keep their mark, and their part as well.
create function unsure_items(p_dataset uuid, p_touched boolean) returns table (example_id uuid, unsure boolean)
  language sql stable set work_mem = '64MB'
as $$
  with plan as (
    select p.dataset_id, p.draw_key, p.unsure_share as share from annotation_plan p where p.dataset_id = p_dataset),
  item as (
    select i.example_id, i.unsure, s.uncertainty, drawn(p.draw_key, i.example_id, '\x02') as place,
           not i.random and s.uncertainty is not null as eligible,
           i.state = 'open' and (p_touched or i.taken = 0) as free
      from plan p
      join annotation_item i on i.dataset_id = p.dataset_id and i.state <> 'gold'
      left join suggestion s on s.example_id = i.example_id and s.dataset_id = p.dataset_id),
  budget as (
    select round(p.share * (select count(*) from item where eligible)) - (select count(*) from item where unsure and not free) as left_over
      from plan p),
  ranked as (
    select item.*, row_number() over (partition by eligible order by uncertainty desc, place) as rank from item where free)
  select r.example_id, r.eligible and r.rank <= b.left_over
    from ranked r cross join budget b
   where r.unsure <> (r.eligible and r.rank <= b.left_over)
$$;
grant execute on function unsure_items(uuid, boolean) to attune_api, attune_worker;
