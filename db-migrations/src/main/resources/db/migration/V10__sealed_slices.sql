-- What changed in the contents of columns.

comment on column model_version.metrics is 'Figures on validation and test, training, warnings, mistakes, search. "slices" is a Base64 text of the list, encrypted under the tenant''s key, because it names values of metadata; versions from before this comment have the list itself.';
comment on column training_run.metrics is 'As model_version.metrics.';
comment on column training_run.progress is '{"part","trial","trials","done","epoch","epochs","step","totalSteps","loss","learningRate","samplesPerSecond","secondsLeft","bestEpoch","validationFigure":{"name","value"}}';
