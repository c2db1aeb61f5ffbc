package dev.attune.api.testing;

import io.restassured.response.Response;
import java.util.concurrent.Callable;

/** Has a request meet a rename that began before it and ends while it waits. */
public record RenamedMeanwhile(String dataset, String name, String to) {
  /** The request's answer. */
  public Response during(Callable<Response> request) throws Exception {
    return HeldUp.by(
        request,
        "select pg_advisory_xact_lock(hashtextextended('attune:dataset:%s', 0))".formatted(dataset),
        "update dataset set task = replace(task::text, '%s', '%s')::jsonb where id = '%s'"
            .formatted(name, to, dataset));
  }
}
