package dev.attune.api.annotation;

import dev.attune.api.testing.TrainedTenant;
import dev.attune.api.testing.Worker;
import java.util.Map;
import java.util.UUID;

/** A data set with twenty labelled texts, a version trained on them, and texts to be annotated. */
record Suggested(TrainedTenant trained, Annotating annotating) {

  static Suggested of(int texts, Map<String, ?> plan) {
    TrainedTenant trained = TrainedTenant.create();
    trained.versions(1);
    Annotating annotating = new Annotating(trained.tenant(), trained.dataset());
    annotating.plan(plan).then().statusCode(200);
    annotating.upload(20, 20 + texts);
    return new Suggested(trained, annotating);
  }

  /** With suggestions for all texts, which people see as the plan says. */
  static Suggested with(int texts, String suggestions) {
    Suggested suggested = of(texts, Map.of("suggestions", suggestions));
    suggested.suggest();
    return suggested;
  }

  UUID dataset() {
    return UUID.fromString(trained.dataset());
  }

  /**
   * Stores what a worker would: joy for every text, of which the model is the less sure the later
   * it came.
   */
  void suggest() {
    Worker.run(
        trained.id(),
        """
        insert into suggestion (example_id, dataset_id, version_id, answer, uncertainty, diversity)
        select e.id, e.dataset_id, v.id, '{"label": "joy"}', row_number() over (order by e.id) / 1000.0,
               row_number() over (order by e.id desc)
          from example e cross join model_version v where e.dataset_id = ?
            on conflict (example_id) do nothing
        """,
        dataset());
  }

  /** A value of the database about this data set. */
  String look(String select) {
    return Worker.look(select, dataset());
  }
}
