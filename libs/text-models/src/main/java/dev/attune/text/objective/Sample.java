package dev.attune.text.objective;

import dev.attune.text.base.Encoding;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Votes;
import org.jspecify.annotations.Nullable;

/**
 * A text as one output sees it.
 *
 * @param gold the right answer of this output
 * @param votes how annotators answered it; null where that is not known
 * @param encoding the text's tokens
 */
public record Sample(Gold gold, @Nullable Votes votes, Encoding encoding) {

  /** A text of which only the right answer is known. */
  public Sample(Gold gold, Encoding encoding) {
    this(gold, null, encoding);
  }

  /** The votes of several annotators; null where there are none. */
  @Nullable Votes severalVotes() {
    return votes != null && votes.several() ? votes : null;
  }
}
