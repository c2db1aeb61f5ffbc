-- Who leaves an organisation gives back what they had before them; what they answered stays, without their name.

alter table annotation
  alter column member_id drop not null,
  drop constraint annotation_tenant_id_member_id_fkey,
  add foreign key (tenant_id, member_id) references member (tenant_id, id) on delete set null (member_id);
comment on column annotation.member_id is 'Who answered; null when the person is gone.';

create function give_back_leases() returns trigger language plpgsql as $$
begin
  -- Items are locked before leases, as everywhere.
  update annotation_item i set taken = i.taken - 1
   where exists (select from annotation_lease l where l.example_id = i.example_id and l.member_id = old.id);
  delete from annotation_lease where member_id = old.id;
  return old;
end
$$;
create trigger give_back_leases before delete on member for each row execute function give_back_leases();
