package dev.attune.text.objective;

import dev.attune.text.base.Encoding;
import dev.attune.text.task.Gold;

/**
 * A text as one output sees it.
 *
 * @param gold the right answer of this output
 * @param encoding the text's tokens
 */
public record Sample(Gold gold, Encoding encoding) {}
