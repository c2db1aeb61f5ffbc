package dev.attune.api.comparisons;

import dev.attune.api.testedtexts.TestedVersion;
import dev.attune.api.testedtexts.TestedVersion.Tested;
import dev.attune.text.metrics.Outcomes;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SharedScales;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The texts that two versions were both tested on. Both are judged by the right answers of the
 * newer snapshot, so that a corrected answer counts for both, and values by one range.
 *
 * @param version whose verdict is asked for
 * @param with the other
 * @param examples ids, in one order for both
 */
record SharedTexts(TestedVersion version, TestedVersion with, List<String> examples) {

  static SharedTexts of(TestedVersion version, TestedVersion with) {
    return new SharedTexts(
        version,
        with,
        with.texts().keySet().stream().filter(version.texts()::containsKey).toList());
  }

  /** Whether neither was tested on any other text. */
  boolean all() {
    return examples.size() == version.texts().size() && examples.size() == with.texts().size();
  }

  Outcomes ofVersion() {
    return outcomes(version, with);
  }

  Outcomes ofOther() {
    return outcomes(with, version);
  }

  private Outcomes outcomes(TestedVersion of, TestedVersion other) {
    TestedVersion newer = version.snapshot() >= with.snapshot() ? version : with;
    return Outcomes.of(
        SharedScales.of(of.task(), other.task()),
        each(newer, Tested::gold),
        each(of, Tested::answer));
  }

  private List<Gold> each(TestedVersion of, Function<Tested, Gold> what) {
    return examples.stream()
        .map(id -> what.apply(Objects.requireNonNull(of.texts().get(id), "A shared text.")))
        .toList();
  }
}
