-- Who leaves gives back what they had before them in the order in which everybody locks items.

create or replace function give_back_leases() returns trigger language plpgsql as $$
begin
  -- Items are locked before leases, as everywhere.
  perform from annotation_item i
    where exists (select from annotation_lease l where l.example_id = i.example_id and l.member_id = old.id)
    order by i.example_id for update;
  update annotation_item i set taken = i.taken - 1
   where exists (select from annotation_lease l where l.example_id = i.example_id and l.member_id = old.id);
  delete from annotation_lease where member_id = old.id;
  return old;
end
$$;
