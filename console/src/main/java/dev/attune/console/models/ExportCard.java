package dev.attune.console.models;

import dev.attune.console.platform.models.Export;
import org.jspecify.annotations.Nullable;

/**
 * What a version's page says of taking it elsewhere.
 *
 * @param export the latest one; null when nobody has asked for any
 */
public record ExportCard(String model, int number, @Nullable Export export) {

  /** Whether there is more to come, so that the page asks again. */
  public boolean isOpen() {
    return export != null && (export.isQueued() || export.isRunning() || export.isDeleting());
  }

  /** What a reader sees; as long as it stays the same nothing is drawn anew. */
  public String standing() {
    if (export == null) {
      return "none";
    }
    return export.queuePosition() == null
        ? export.state()
        : export.state() + "-" + export.queuePosition();
  }
}
