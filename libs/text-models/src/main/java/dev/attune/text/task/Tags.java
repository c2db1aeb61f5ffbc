package dev.attune.text.task;

/**
 * The tags of a token task by number: 0 is outside of every entity; then for each label the
 * beginning of an entity and its inside (BIO).
 */
public final class Tags {
  /** Outside of every entity. */
  public static final int OUTSIDE = 0;

  private Tags() {}

  /** How many tags there are for a number of labels. */
  public static int count(int labels) {
    return 1 + 2 * labels;
  }

  /** The first word of an entity. */
  public static int begin(int label) {
    return 1 + 2 * label;
  }

  /** A further word of an entity. */
  public static int inside(int label) {
    return 2 + 2 * label;
  }

  /** The number of a tag's label; not of {@link #OUTSIDE}. */
  public static int label(int tag) {
    return (tag - 1) / 2;
  }

  /** Whether an entity begins. */
  public static boolean begins(int tag) {
    return tag % 2 == 1;
  }

  /** Whether an entity goes on. */
  public static boolean continues(int tag) {
    return tag != OUTSIDE && tag % 2 == 0;
  }

  /** Whether a tag may stand behind another: an entity goes on only where it has begun. */
  public static boolean mayFollow(int before, int tag) {
    return !continues(tag) || before == tag || before == tag - 1;
  }

  /** Whether a tag may stand first. */
  public static boolean mayStart(int tag) {
    return !continues(tag);
  }
}
