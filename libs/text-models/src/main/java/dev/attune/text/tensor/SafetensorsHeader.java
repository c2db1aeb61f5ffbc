package dev.attune.text.tensor;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a safetensors file says it holds, checked against the file's length.
 *
 * @param dataStart where the tensors' bytes begin in the file
 * @param entries the tensors by name
 * @param metadata free text pairs, empty when the file has none
 */
public record SafetensorsHeader(
    long dataStart, SortedMap<String, Entry> entries, Map<String, String> metadata) {

  public SafetensorsHeader {
    entries = Collections.unmodifiableSortedMap(entries);
    metadata = Map.copyOf(metadata);
  }

  /**
   * One tensor of the file.
   *
   * @param begin the first byte, counted from {@code dataStart}
   * @param end the byte behind the last one, counted from {@code dataStart}
   */
  @SuppressWarnings("ArrayRecordComponent") // a shape is handed on to Tensor as it is
  public record Entry(ElementType type, long[] shape, long begin, long end) {}
}
