package dev.attune.console.runs;

import dev.attune.console.platform.datasets.Dataset;
import dev.attune.console.platform.runs.Run;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The data that a link, an earlier run or a form asks for, which may be gone.
 *
 * @param dataset its id or name; empty when it is not known any more
 * @param snapshot the newest one when null
 */
record AskedData(String dataset, @Nullable Integer snapshot) {

  private static final Pattern FIELD = Pattern.compile("([^/]+)/([1-9][0-9]{0,8})");
  private static final Pattern ID_OR_NAME = Pattern.compile("(?U)[\\p{L}\\p{N}][^/]{0,79}");

  /** What a link asks for, if anything. */
  static Optional<AskedData> ofLink(@Nullable String dataset, @Nullable Integer snapshot) {
    return dataset == null && snapshot == null
        ? Optional.empty()
        : Optional.of(new AskedData(dataset == null ? "" : dataset, snapshot));
  }

  /** What a run was trained on, or was to be. */
  static AskedData of(Run run) {
    return run.dataset() == null || run.snapshot() == null
        ? new AskedData("", null)
        : new AskedData(run.dataset(), run.snapshot());
  }

  /** What a form's field holds, if it is written as a snapshot is. */
  static Optional<AskedData> ofField(@Nullable String value) {
    var written = FIELD.matcher(value == null ? "" : value.strip());
    return written.matches()
        ? Optional.of(new AskedData(written.group(1), Integer.valueOf(written.group(2))))
        : Optional.empty();
  }

  boolean isOf(Dataset one) {
    return one.id().equals(dataset) || one.name().equals(dataset);
  }

  /** Whether a data set could be called so. */
  boolean canBe() {
    return ID_OR_NAME.matcher(dataset).matches();
  }

  /** The number of the snapshot, if the data set has it. */
  Optional<Integer> numberIn(Dataset one) {
    var latest = one.latestSnapshot() == null ? 0 : one.latestSnapshot();
    var number = snapshot == null ? latest : snapshot;
    return number >= 1 && number <= latest ? Optional.of(number) : Optional.empty();
  }
}
