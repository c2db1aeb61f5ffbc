package dev.attune.data.artifacts;

import java.util.UUID;

/**
 * Keys under which jobs store files: {@code <tenant>/<model>/<target>-<fence>}, where the target is
 * the run or the export that the job is for. Each attempt has a key of its own.
 */
public final class JobKeys {
  private JobKeys() {}

  /** The key of the attempt that has this fence. */
  public static String of(UUID tenant, UUID model, UUID target, long fence) {
    return allOf(tenant, model, target) + fence;
  }

  /** How the keys of all attempts at a target begin, and no others. */
  public static String allOf(UUID tenant, UUID model, UUID target) {
    return "%s/%s/%s-".formatted(tenant, model, target);
  }
}
