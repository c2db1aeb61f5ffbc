-- Gold questions: items whose answer is known, put before people among the rest to see whether they answer with care.

alter table annotation_plan
  add gold_share float8 not null default 0 check (gold_share between 0 and 0.5),
  add gold_least smallint not null default 10 check (gold_least between 3 and 200),
  add gold_bar float8 not null default 0.7 check (gold_bar between 0.1 and 1);
comment on column annotation_plan.gold_share is 'How many of the items that are handed out are gold questions; 0 for none.';
comment on column annotation_plan.gold_least is 'Nobody is judged before they have answered so many.';
comment on column annotation_plan.gold_bar is 'Whose share of right answers is below it is paused.';

alter table annotation_item
  drop constraint annotation_item_state_check,
  add constraint annotation_item_state_check check (state in ('open', 'review', 'decided', 'gold'));
comment on column annotation_item.state is 'gold: a gold question; its decision is the known answer, and no answer changes it.';
create index annotation_item_gold on annotation_item (dataset_id, example_id) where state = 'gold';

alter table annotation_lease add priority float8;
comment on column annotation_lease.priority is 'Its place among what the person has; null for the item''s own.';

alter table annotation add right_answer boolean;
comment on column annotation.right_answer is 'Whether it is the known answer; null where the example was no gold question when it was given.';
create index annotation_gold on annotation (dataset_id, member_id) where right_answer is not null;

alter table annotation_event
  drop constraint annotation_event_action_check,
  add constraint annotation_event_action_check
    check (action in ('answer', 'skip', 'withdraw', 'settle', 'dispute', 'decide', 'reopen', 'return', 'mark', 'unmark'));

create table annotator_pause (
  id         uuid primary key default uuidv7(),
  tenant_id  uuid not null default app_tenant() references tenant on delete cascade,
  dataset_id uuid not null,
  member_id  uuid not null,
  answers    integer not null check (answers > 0),
  correct    integer not null check (correct between 0 and answers),
  paused_at  timestamptz not null,
  lifted_at  timestamptz,
  lifted_by  uuid,
  foreign key (tenant_id, dataset_id) references annotation_plan (tenant_id, dataset_id) on delete cascade,
  foreign key (tenant_id, member_id) references member (tenant_id, id) on delete cascade,
  foreign key (tenant_id, lifted_by) references member (tenant_id, id) on delete set null (lifted_by)
);
create unique index annotator_pause_now on annotator_pause (dataset_id, member_id) where lifted_at is null;
create index annotator_pause_dataset on annotator_pause (dataset_id, member_id);
create index annotator_pause_member on annotator_pause (member_id);
create index annotator_pause_lifted_by on annotator_pause (lifted_by);
comment on table annotator_pause is 'Who got too many gold questions wrong and is asked nothing more until somebody lets them on.';
comment on column annotator_pause.answers is 'To how many gold questions, since they began or were last let on.';

call fence('annotator_pause');
grant select, insert on annotator_pause to attune_api;
grant update (lifted_at, lifted_by) on annotator_pause to attune_api;
