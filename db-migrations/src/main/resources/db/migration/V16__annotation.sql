-- Annotation: who is asked what, what they said, and what was made of it.

create table annotation_plan (
  dataset_id     uuid primary key,
  tenant_id      uuid not null default app_tenant() references tenant on delete cascade,
  open           boolean not null default true,
  annotators     smallint not null check (annotators between 1 and 20),
  annotators_max smallint not null check (annotators_max between annotators and 20),
  gold_rule      text not null check (gold_rule in ('unanimous', 'majority', 'adjudicated')),
  ordering       text not null check (ordering in ('arrival', 'random')),
  assignment     text not null check (assignment in ('pool', 'named')),
  created_by     text not null,
  created_at     timestamptz not null default now(),
  unique (tenant_id, dataset_id),
  foreign key (tenant_id, dataset_id) references dataset (tenant_id, id) on delete cascade
);
comment on table annotation_plan is 'How a data set''s unlabelled examples are annotated; without a plan nobody is asked.';
comment on column annotation_plan.annotators is 'How many people answer each example.';
comment on column annotation_plan.annotators_max is 'How many do where they disagree, before somebody decides.';

create table annotation_assignee (
  dataset_id uuid not null,
  tenant_id  uuid not null default app_tenant() references tenant on delete cascade,
  member_id  uuid not null,
  primary key (dataset_id, member_id),
  foreign key (tenant_id, dataset_id) references annotation_plan (tenant_id, dataset_id) on delete cascade,
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete cascade
);
create index annotation_assignee_member on annotation_assignee (member_id);
comment on table annotation_assignee is 'The people of a plan whose assignment is named.';

create table annotation_item (
  example_id uuid primary key,
  tenant_id  uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id uuid not null,
  priority   float8 not null,
  wanted     smallint not null check (wanted > 0),
  taken      smallint not null default 0 check (taken >= 0),
  answered   smallint not null default 0 check (answered between 0 and taken),
  state      text not null default 'open' check (state in ('open', 'review', 'decided')),
  decision   jsonb,
  decided_by uuid,
  decided_at timestamptz,
  unique (tenant_id, example_id),
  foreign key (tenant_id, example_id) references example (tenant_id, id) on delete cascade,
  foreign key (tenant_id, dataset_id) references annotation_plan (tenant_id, dataset_id) on delete cascade,
  foreign key (tenant_id, decided_by) references member (tenant_id, id) on delete set null (decided_by)
);
create index annotation_item_next on annotation_item (dataset_id, priority, example_id) where state = 'open' and taken < wanted;
create index annotation_item_state on annotation_item (dataset_id, state, example_id);
create index annotation_item_decided_by on annotation_item (decided_by);
comment on table annotation_item is 'An example that people are asked about.';
comment on column annotation_item.priority is 'The smallest is asked first.';
comment on column annotation_item.taken is 'How many answers there are or are being given: leases and answers together, never more than wanted when one is given out.';
comment on column annotation_item.decision is 'The gold that was made of the answers, or that somebody decided.';
comment on column annotation_item.decided_by is 'Who decided; null where the plan''s rule did.';

create table annotation_lease (
  example_id uuid not null,
  member_id  uuid not null,
  tenant_id  uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id uuid not null,
  until      timestamptz not null,
  primary key (example_id, member_id),
  foreign key (tenant_id, example_id) references annotation_item (tenant_id, example_id) on delete cascade,
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete cascade
);
create index annotation_lease_until on annotation_lease (dataset_id, until);
create index annotation_lease_member on annotation_lease (member_id, dataset_id);
comment on table annotation_lease is 'Who has an item before them. Rows are taken after their item is locked, never before.';

create table annotation (
  id              uuid primary key default uuidv7(),
  tenant_id       uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id      uuid not null,
  example_id      uuid not null,
  member_id       uuid not null,
  answer          jsonb,
  skipped         text check (skipped in ('unclear', 'off-topic', 'unreadable', 'distressing', 'other')),
  flagged         boolean not null default false,
  note_ciphertext bytea,
  seconds         integer check (seconds >= 0),
  returned        boolean not null default false,
  returned_by     uuid,
  return_note     bytea,
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  unique (example_id, member_id),
  check ((answer is null) <> (skipped is null)),
  foreign key (tenant_id, example_id) references annotation_item (tenant_id, example_id) on delete cascade,
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete cascade,
  foreign key (tenant_id, returned_by) references member (tenant_id, id) on delete set null (returned_by)
);
create index annotation_mine on annotation (member_id, dataset_id, changed_at desc);
create index annotation_dataset on annotation (dataset_id);
create index annotation_returned_by on annotation (returned_by);
comment on table annotation is 'One person''s answer to one example, as it is now.';
comment on column annotation.answer is 'As example.gold; null when the person skipped it.';
comment on column annotation.returned is 'Whether it was sent back and waits for another answer.';

create table annotation_event (
  id         uuid primary key default uuidv7(),
  tenant_id  uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id uuid not null,
  example_id uuid not null,
  member_id  uuid,
  subject_id uuid,
  action     text not null check (action in ('answer', 'skip', 'withdraw', 'settle', 'dispute', 'decide', 'reopen', 'return')),
  answer     jsonb,
  at         timestamptz not null,
  foreign key (tenant_id, example_id) references annotation_item (tenant_id, example_id) on delete cascade,
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete set null (member_id),
  foreign key (tenant_id, subject_id) references member (tenant_id, id) on delete set null (subject_id)
);
create index annotation_event_item on annotation_event (example_id, id);
create index annotation_event_member on annotation_event (member_id);
create index annotation_event_subject on annotation_event (subject_id);
comment on table annotation_event is 'The history of every item; never changed.';
comment on column annotation_event.member_id is 'Who did it; null where the plan''s rule did, or the person is gone.';
comment on column annotation_event.subject_id is 'Whose answer it was done to, when an answer was sent back.';

call fence('annotation_plan', 'annotation_assignee', 'annotation_item', 'annotation_lease', 'annotation', 'annotation_event');

grant select, insert, update on annotation_plan to attune_api;
grant select, insert, delete on annotation_assignee, annotation_lease to attune_api;
grant update (until) on annotation_lease to attune_api;
grant select, insert, update, delete on annotation_item, annotation to attune_api;
grant select, insert on annotation_event to attune_api;

-- What arrives unlabelled in a data set with a plan is asked about.
create function ask_about_new_examples() returns trigger language plpgsql as $$
begin
  insert into annotation_item (example_id, tenant_id, dataset_id, priority, wanted)
  select e.id, e.tenant_id, e.dataset_id,
         case p.ordering when 'random' then random() else extract(epoch from clock_timestamp()) end, p.annotators
    from new_rows e join annotation_plan p on p.dataset_id = e.dataset_id
   where e.gold is null;
  return null;
end
$$;
create trigger ask_about_new_examples after insert on example
  referencing new table as new_rows for each statement execute function ask_about_new_examples();
