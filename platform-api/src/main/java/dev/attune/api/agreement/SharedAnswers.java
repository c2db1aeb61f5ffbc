package dev.attune.api.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.agreement.SharedItems;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers to examples that two or more people have answered.
 *
 * @param examples how many such examples there are
 * @param single how many examples one person has answered
 * @param chosen how many of {@code examples} a model chose
 * @param perText how many people the plan asks about each example; null without a plan
 * @param answers to those that were drawn
 */
record SharedAnswers(
    Task task,
    long examples,
    long single,
    long chosen,
    @Nullable Integer perText,
    List<Said> answers) {
  /**
   * How the name begins of an annotator of whom nobody knows who it was: no member any more, or
   * nobody that an upload names. No e-mail begins so.
   */
  static final String UNNAMED = " ";

  /** Stands before the name of an annotator elsewhere that is a member's e-mail. */
  static final String UPLOADED = "upload: ";

  /**
   * One person's answer.
   *
   * @param annotator an e-mail, a name from an upload, or one of somebody unnamed
   * @param answer as it is stored
   * @param characters the text's length in Unicode code points
   */
  record Said(String example, String annotator, JsonNode answer, int characters) {
    Said part(String output) {
      return new Said(example, annotator, answer.path("outputs").path(output), characters);
    }
  }

  /**
   * Whether something can be said of the annotator. Who is unnamed goes by the place among a text's
   * answers alone, which is no person.
   */
  static boolean isNamed(String annotator) {
    return !annotator.startsWith(UNNAMED);
  }

  AgreementView compared() {
    List<AgreementView.Output> outputs = new ArrayList<>();
    TaskOutputs.of(task)
        .forEach((name, output) -> outputs.addAll(compared(named(name), output, said(name))));
    long drawn = answers.stream().map(Said::example).distinct().count();
    return new AgreementView(examples, drawn, single, chosen, perText, outputs);
  }

  ConfusionsView confusions() {
    List<ConfusionsView.Output> outputs = new ArrayList<>();
    TaskOutputs.of(task)
        .forEach(
            (name, output) -> {
              if (output instanceof SingleLabelTask labels) {
                outputs.add(
                    new ConfusionsView.Output(
                        named(name), new OfLabels(labels, said(name)).cells()));
              }
            });
    return new ConfusionsView(outputs);
  }

  private @Nullable String named(String output) {
    return task instanceof JointTask ? output : null;
  }

  private List<Said> said(String output) {
    return task instanceof JointTask
        ? answers.stream().map(one -> one.part(output)).toList()
        : answers;
  }

  private static List<AgreementView.Output> compared(
      @Nullable String name, OutputTask output, List<Said> said) {
    return switch (output) {
      case SingleLabelTask labels -> List.of(view(name, null, output, new OfLabels(labels, said)));
      case MultiLabelTask sets -> List.of(view(name, null, output, new OfSets(sets, said)));
      case TokenTask _ -> List.of(view(name, null, output, new OfSpans(said)));
      case RegressionTask scales ->
          scales.outputs().stream()
              .map(scale -> view(name, scale.name(), output, new OfScale(scale, said)))
              .toList();
    };
  }

  private static AgreementView.Output view(
      @Nullable String name, @Nullable String scale, OutputTask output, Comparison<?> comparison) {
    SharedItems shared = comparison.shared();
    List<AgreementView.OfAnnotator> annotators = comparison.annotators();
    return new AgreementView.Output(
        name,
        scale,
        output.type(),
        comparison.figures().stream().map(FigureView::of).toList(),
        comparison.labels(),
        comparison.pairs(shared.most()),
        shared.pairs(),
        annotators,
        annotators.isEmpty() ? 0 : comparison.named(),
        comparison.confusions());
  }
}
