package dev.attune.api.parquet;

import java.util.List;

/**
 * A column of a file, or a member of a struct. Every value may be absent.
 *
 * @param kind of its values
 */
public record Column(String name, Kind kind) {
  /** What the values of a column are. */
  public sealed interface Kind {}

  /** Values without parts. */
  public enum Plain implements Kind {
    /** {@link String}. */
    TEXT("string"),
    /** {@link Number}, written as 64-bit integers. */
    WHOLE("int64"),
    /** {@link Number}, written as 64-bit floating point. */
    REAL("float64"),
    /** {@link Boolean}. */
    TRUTH("bool"),
    /** {@link java.time.Instant}, to the microsecond. */
    TIME("timestamp[us, tz=UTC]");

    private final String dtype;

    Plain(String dtype) {
      this.dtype = dtype;
    }

    /** What Hugging Face's {@code datasets} calls it. */
    String dtype() {
      return dtype;
    }
  }

  /**
   * {@link String}s, written as the place that each has among the names.
   *
   * @param names from 0
   */
  public record ClassLabel(List<String> names) implements Kind {}

  /** {@link List}s. */
  public record Many(Kind element) implements Kind {}

  /** Arrays of {@link Object}, a value for each member. */
  public record Struct(List<Column> members) implements Kind {}

  /** A column. */
  public static Column of(String name, Kind kind) {
    return new Column(name, kind);
  }
}
