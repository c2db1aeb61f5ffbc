package dev.attune.api.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.datasets.TaskOutputs;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers to examples that two or more people have answered.
 *
 * @param examples how many such examples there are
 * @param single how many examples one person has answered
 * @param answers to those that were drawn
 */
record SharedAnswers(Task task, long examples, long single, List<Said> answers) {
  /** How the name of an annotator begins who is no member any more; no e-mail begins so. */
  static final String FORMER = " ";

  /** Stands before the name of an annotator elsewhere that is a member's e-mail. */
  static final String UPLOADED = "upload: ";

  /**
   * One person's answer.
   *
   * @param annotator an e-mail, a name from an upload, or one of a former member
   * @param answer as it is stored
   * @param characters the text's length in Unicode code points
   */
  record Said(String example, String annotator, JsonNode answer, int characters) {
    Said part(String output) {
      return new Said(example, annotator, answer.path("outputs").path(output), characters);
    }
  }

  AgreementView compared() {
    List<AgreementView.Output> outputs = new ArrayList<>();
    for (Map.Entry<String, OutputTask> output : TaskOutputs.of(task).entrySet()) {
      boolean joint = task instanceof JointTask;
      List<Said> parts =
          joint ? answers.stream().map(said -> said.part(output.getKey())).toList() : answers;
      outputs.addAll(compared(joint ? output.getKey() : null, output.getValue(), parts));
    }
    long drawn = answers.stream().map(Said::example).distinct().count();
    return new AgreementView(examples, drawn, single, outputs);
  }

  private static List<AgreementView.Output> compared(
      @Nullable String name, OutputTask output, List<Said> said) {
    return switch (output) {
      case SingleLabelTask labels -> List.of(view(name, null, output, new OfLabels(labels, said)));
      case MultiLabelTask sets -> List.of(view(name, null, output, new OfSets(sets, said)));
      case TokenTask _ -> List.of(view(name, null, output, new OfSpans(said)));
      case RegressionTask scales ->
          scales.outputs().stream()
              .map(Scale::name)
              .map(scale -> view(name, scale, output, new OfScale(scale, said)))
              .toList();
    };
  }

  private static AgreementView.Output view(
      @Nullable String name, @Nullable String scale, OutputTask output, Comparison<?> comparison) {
    return new AgreementView.Output(
        name,
        scale,
        output.type(),
        comparison.figures().stream().map(FigureView::of).toList(),
        comparison.labels(),
        comparison.pairs(),
        comparison.annotators(),
        comparison.confusions());
  }
}
