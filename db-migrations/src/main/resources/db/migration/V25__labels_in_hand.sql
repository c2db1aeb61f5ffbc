-- What is being handed out keeps its suggestion when labels change, under the new name.
grant update (suggestion) on annotation_lease to attune_api;

-- One answer under a label's new name; with none the label is taken out of a list, and one label stays.
-- Lists keep the order of p_order.
create or replace function part_relabelled(part jsonb, p_old text, p_new text, p_order text[]) returns jsonb
  language sql immutable parallel safe
as $$
  select case
    when part ->> 'label' = p_old then case when p_new is null then part else jsonb_set(part, '{label}', to_jsonb(p_new)) end
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
