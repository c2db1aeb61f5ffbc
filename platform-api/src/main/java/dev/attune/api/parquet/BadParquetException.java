package dev.attune.api.parquet;

import java.io.Serial;

/** A file that is no Parquet, is damaged, or is written in a way that is not read here. */
public final class BadParquetException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String reason;

  BadParquetException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Why, as the end of a sentence that begins with "The file". */
  public String reason() {
    return reason;
  }
}
