package dev.attune.api.annotation;

import dev.attune.api.datasets.TaskOutputs;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Sql;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The texts of which a model is the least sure, which as many people answer as the plan allows.
 * What chance keeps is never among them: it is answered by equally many, whatever a model says.
 */
@ApplicationScoped
class UnsureItems {
  private static final String MARK =
      """
      update annotation_item i
         set unsure = u.unsure,
             wanted = case when u.unsure then greatest(i.wanted, p.annotators_max)
                           else greatest(p.annotators, i.answered, 1) end
        from unsure_items(?, true) u, annotation_plan p
       where i.example_id = u.example_id and i.state = 'open' and p.dataset_id = i.dataset_id
      """;

  private final Sql sql;

  UnsureItems(Sql sql) {
    this.sql = sql;
  }

  /** 422 where a plan asks more people about what it cannot know or may not choose. */
  static void requireSense(Task task, NewPlan wanted) {
    if (wanted.unsure() == 0) {
      return;
    }
    if (!wanted.ordering().followsModel()) {
      throw Refusal.invalid(
          "unsureShare",
          "needs an ordering in which a model chooses; where chance orders all texts, those that a"
              + " model finds hard would be labelled later and be missing from the sample");
    }
    if (TaskOutputs.of(task).values().stream().allMatch(RegressionTask.class::isInstance)) {
      throw Refusal.invalid(
          "unsureShare", "needs labels: a model is as sure of one value as of another");
    }
    if (wanted.most() == wanted.annotators()) {
      throw Refusal.invalid(
          "unsureShare", "needs annotatorsMax to be larger than annotators, to ask more people");
    }
  }

  /**
   * Marks open items, and takes marks away, as the plan says that is stored. The data set is
   * locked.
   *
   * @return whether any item wants another number of answers now
   */
  boolean mark(UUID dataset, Optional<Plan> before, NewPlan wanted) {
    boolean none = wanted.unsure() == 0 && before.map(Plan::unsureShare).orElse(0.0) == 0;
    return !none && sql.update(MARK, dataset) > 0;
  }
}
