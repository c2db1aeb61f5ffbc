-- Answers of an upload to texts that are there already wait for its end in a table of its transaction's own.

do $$
begin
  execute format('grant temporary on database %I to attune_api', current_database());
end
$$;
