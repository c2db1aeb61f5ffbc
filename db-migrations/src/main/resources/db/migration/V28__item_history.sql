-- The history of an item tells from now on why something was skipped and what was noted, and what was restored from it.

alter table annotation_event
  add skipped         text check (skipped in ('unclear', 'off-topic', 'unreadable', 'distressing', 'other')),
  add flagged         boolean,
  add note_ciphertext bytea,
  add check (skipped is null or action = 'skip'),
  drop constraint annotation_event_action_check,
  add constraint annotation_event_action_check
    check (action in ('answer', 'skip', 'withdraw', 'settle', 'dispute', 'decide', 'reopen', 'return', 'mark', 'unmark', 'restore'));
comment on column annotation_event.subject_id is
  'Whose answer it was done to, when an answer was sent back; who had answered or decided what was restored.';
comment on column annotation_event.answer is
  'As example.gold, with the labels of then; null where nothing was said or decided.';
comment on column annotation_event.skipped is 'Why it was skipped; null in events of before this was kept, and of other actions.';
comment on column annotation_event.flagged is 'Whether a reviewer was to have a look; null in events of before this was kept, and where nobody answers.';
comment on column annotation_event.note_ciphertext is 'What was noted with an answer, or when it was sent back; encrypted like annotation.note_ciphertext.';

create index annotation_event_returns on annotation_event (dataset_id, example_id) where action = 'return';
