-- With which chance a person saw a suggestion is kept with it: only answers that the same chance divided are held against each other.

alter table annotation_lease add shown_share float8 check (shown_share between 0 and 1);
alter table annotation add shown_share float8 check (shown_share between 0 and 1);
comment on column annotation.shown_share is 'In which share of texts chance let a person see the suggestion; null where no chance decided, and for answers from before it was kept.';
