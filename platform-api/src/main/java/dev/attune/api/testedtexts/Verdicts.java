package dev.attune.api.testedtexts;

import dev.attune.api.testedtexts.TestedVersion.Judged;
import dev.attune.api.testedtexts.TestedVersion.Tested;
import dev.attune.text.metrics.JointOutcomes;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.task.Output;
import dev.attune.text.task.Regression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a version's answers were: those of one output, or of all together. */
final class Verdicts {
  private static final Judged UNKNOWN = new Judged(null, null, null);

  private Verdicts() {}

  /**
   * By the example's id. Of versions from before it was kept, what is right follows from the
   * answers, except of values, whose intervals are not known.
   *
   * @param output null for all together
   */
  static Map<String, Judged> of(TestedVersion version, @Nullable String output) {
    List<Output> outputs = version.task().outputs();
    List<Tested> texts = List.copyOf(version.texts().values());
    boolean kept = texts.stream().allMatch(text -> text.outputs().size() == outputs.size());
    List<List<Judged>> judged =
        kept ? texts.stream().map(Tested::outputs).toList() : fromAnswers(version, texts);
    Map<String, Judged> verdicts = new HashMap<>();
    int text = 0;
    for (String example : version.texts().keySet()) {
      verdicts.put(example, of(outputs, judged.get(text++), output));
    }
    return verdicts;
  }

  private static List<List<Judged>> fromAnswers(TestedVersion version, List<Tested> texts) {
    Outcomes whole =
        Outcomes.of(
            version.task(),
            texts.stream().map(Tested::gold).toList(),
            texts.stream().map(Tested::answer).toList());
    List<List<Judged>> judged = new ArrayList<>();
    for (int text = 0; text < texts.size(); text++) {
      List<Judged> one = new ArrayList<>();
      for (Output output : version.task().outputs()) {
        Outcomes part =
            whole instanceof JointOutcomes(var parts)
                ? Objects.requireNonNull(parts.get(output.name()), "Every output has outcomes.")
                : whole;
        one.add(
            output.task() instanceof Regression
                ? UNKNOWN
                : new Judged(part.right(text), null, null));
      }
      judged.add(one);
    }
    return judged;
  }

  private static Judged of(List<Output> outputs, List<Judged> judged, @Nullable String wanted) {
    Judged all = null;
    for (int output = 0; output < outputs.size(); output++) {
      if (wanted == null || wanted.equals(outputs.get(output).name())) {
        Judged one = judged.get(output);
        all = all == null ? one : both(all, one);
      }
    }
    return all == null ? UNKNOWN : all;
  }

  private static Judged both(Judged one, Judged other) {
    return new Judged(
        right(one.right(), other.right()),
        one.loss() == null || other.loss() == null ? null : Math.max(one.loss(), other.loss()),
        confidence(one.confidence(), other.confidence()));
  }

  /** One that is wrong is enough, also beside one of which it is not known. */
  private static @Nullable Boolean right(@Nullable Boolean one, @Nullable Boolean other) {
    if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
      return false;
    }
    return (one == null || other == null) ? null : Boolean.TRUE;
  }

  /** The lesser; outputs that have none do not count. */
  private static @Nullable Double confidence(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }
}
