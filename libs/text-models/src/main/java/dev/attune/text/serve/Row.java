package dev.attune.text.serve;

import dev.attune.text.base.Encoding;

/**
 * One text to predict with one adapter.
 *
 * @param slot the adapter
 * @param encoding the text, from {@link AdapterSlot#encode}
 */
public record Row(AdapterSlot slot, Encoding encoding) {}
