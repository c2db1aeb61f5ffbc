package dev.attune.gateway.ids;

import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Output;
import dev.attune.text.task.OutputTask;
import dev.attune.text.task.Regression;
import dev.attune.text.task.Scale;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bits of a code that one output has; in regression, one scale.
 *
 * @param scale null unless the task is regression
 */
record Slot(Output output, @Nullable Scale scale, int shift, int bits) {
  /** With fewer bits, two different answers would too often have the same hash. */
  private static final int LEAST_OF_HASH = 8;

  private static final double MEAN = 0.5;

  /** The slots of a task, which share the bits equally. */
  static List<Slot> of(Task task, int bits) {
    List<Output> outputs = new ArrayList<>();
    List<@Nullable Scale> scales = new ArrayList<>();
    for (Output output : task.outputs()) {
      if (output.task() instanceof Regression(List<Scale> ofOutput)) {
        for (Scale scale : ofOutput) {
          outputs.add(output);
          scales.add(scale);
        }
      } else {
        outputs.add(output);
        scales.add(null);
      }
    }
    int each = bits / outputs.size();
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      slots.add(new Slot(outputs.get(i), scales.get(i), i * each, each));
    }
    return slots;
  }

  /** The slot's part of a code, where it stands. */
  int encode(Gold answer) {
    return (value(answer) & mask()) << shift;
  }

  /** Whether a code says of this slot that the answer was another or the same. */
  boolean compares() {
    return scale == null && (isExact() || bits >= LEAST_OF_HASH);
  }

  boolean agrees(int code, Gold answer) {
    return ((code >>> shift) & mask()) == (value(answer) & mask());
  }

  /** What was answered; null where the code holds a hash of it, or too few bits. */
  @Nullable Gold decode(int code) {
    if (!isExact()) {
      return null;
    }
    int value = (code >>> shift) & mask();
    return switch (output.task()) {
      case SingleLabel single -> label(single, value);
      case MultiLabel multi -> new Gold.LabelSet(labels(multi, value));
      case Regression regression -> {
        Scale own = Objects.requireNonNull(scale);
        yield new Gold.Values(Map.of(own.name(), own.at((double) value / mask())));
      }
      case TokenLabels token -> null;
    };
  }

  private boolean isExact() {
    return switch (output.task()) {
      case SingleLabel single -> single.labels().size() <= mask();
      case MultiLabel multi -> multi.labels().size() <= bits;
      case Regression regression -> bits >= LEAST_OF_HASH;
      case TokenLabels token -> false;
    };
  }

  private int value(Gold answer) {
    OutputTask task = output.task();
    return switch (answer) {
      case Gold.Label(String label) when task instanceof SingleLabel single && isExact() ->
          single.labels().indexOf(label) + 1;
      case Gold.Label(String label) -> hash(label);
      case Gold.LabelSet(Set<String> labels) when task instanceof MultiLabel multi && isExact() ->
          labels.stream().mapToInt(label -> 1 << multi.labels().indexOf(label)).sum();
      case Gold.LabelSet(Set<String> labels) -> hash(String.join("\n", labels));
      case Gold.Entities(var entities) ->
          hash(
              entities.stream()
                  .sorted(Comparator.comparingInt(Entity::start))
                  .map(one -> "%d %d %s".formatted(one.start(), one.end(), one.label()))
                  .collect(Collectors.joining("\n")));
      case Gold.Values(Map<String, Double> values) -> step(values);
      case Gold.Outputs outputs -> throw new IllegalArgumentException("An output has no outputs.");
    };
  }

  private int step(Map<String, Double> values) {
    Scale own = Objects.requireNonNull(scale);
    Double value = values.get(own.name());
    double position = value == null ? MEAN : Math.clamp(own.position(value), 0, 1);
    return (int) Math.round(position * mask());
  }

  private static @Nullable Gold label(SingleLabel task, int value) {
    if (value == 0) {
      return task.outOfScope().<Gold>map(Gold.Label::new).orElse(null);
    }
    return value <= task.labels().size() ? new Gold.Label(task.labels().get(value - 1)) : null;
  }

  private static Set<String> labels(MultiLabel task, int value) {
    Set<String> labels = new LinkedHashSet<>();
    for (int i = 0; i < task.labels().size(); i++) {
      if (((value >>> i) & 1) == 1) {
        labels.add(task.labels().get(i));
      }
    }
    return labels;
  }

  private int mask() {
    return (1 << bits) - 1;
  }

  private static int hash(String value) {
    CRC32C hash = new CRC32C();
    hash.update(value.getBytes(StandardCharsets.UTF_8));
    return (int) hash.getValue();
  }
}
