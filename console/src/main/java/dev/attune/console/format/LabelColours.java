package dev.attune.console.format;

import dev.attune.console.platform.datasets.Task;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One colour for a label of a task, the same on all pages about the task and another one than its
 * other labels'.
 */
public final class LabelColours {
  private static final String PALETTE = "labelPalette";

  private LabelColours() {}

  /** A page about tasks: their labels get their colours on it. */
  public static TemplateInstance on(TemplateInstance page, @Nullable Task... tasks) {
    return page.setAttribute(PALETTE, LabelPalette.of(Stream.of(tasks).filter(Objects::nonNull)));
  }

  /** The style class that gives a label its colour on a page about its task. */
  @TemplateExtension
  public static String labelSlot(
      String label, @TemplateExtension.TemplateAttribute(PALETTE) @Nullable Object palette) {
    return (palette instanceof LabelPalette given ? given : LabelPalette.NONE).slot(label);
  }

  /**
   * The same on a page about several tasks.
   *
   * @param among the label's task; that of the page if there is none
   */
  @TemplateExtension
  public static String labelSlotIn(
      String label,
      @Nullable Object among,
      @TemplateExtension.TemplateAttribute(PALETTE) @Nullable Object palette) {
    return among instanceof Task task
        ? LabelPalette.of(Stream.of(task)).slot(label)
        : labelSlot(label, palette);
  }
}
