package dev.attune.worker.snapshots;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which metadata tell groups of texts apart. Figures of groups name their value to every member of
 * the tenant, so a field with many values, which could name single people, is none.
 */
final class SliceFields {
  static final int MOST_VALUES = 20;

  private SliceFields() {}

  /** The names of the fields with few values among all examples. */
  static Set<String> of(Collection<Map<String, String>> metadata) {
    Map<String, Set<String>> values = new HashMap<>();
    for (Map<String, String> meta : metadata) {
      meta.forEach(
          (name, value) -> {
            Set<String> known = values.computeIfAbsent(name, field -> new HashSet<>());
            if (known.size() <= MOST_VALUES) {
              known.add(value);
            }
          });
    }
    Set<String> fields = new TreeSet<>();
    values.forEach(
        (name, known) -> {
          if (known.size() <= MOST_VALUES) {
            fields.add(name);
          }
        });
    return fields;
  }

  /** What of an example's metadata is in these fields. */
  static Map<String, String> only(Set<String> fields, Map<String, String> meta) {
    Map<String, String> kept = new TreeMap<>(meta);
    kept.keySet().retainAll(fields);
    return kept;
  }
}
