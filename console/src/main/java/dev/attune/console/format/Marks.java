package dev.attune.console.format;

import dev.attune.console.platform.datasets.Gold;
import io.quarkus.qute.TemplateExtension;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts with what people have marked in them. */
@TemplateExtension
public final class Marks {

  private Marks() {}

  /** The text cut at the stretches that the right answer marks in it. */
  public static MarkedText marked(String text, @Nullable Gold gold) {
    var stretches = gold == null ? List.<Gold.Entity>of() : gold.stretches();
    return MarkedText.of(
        text,
        stretches.stream()
            .map(entity -> new MarkedText.Mark(entity.start(), entity.end(), entity.label()))
            .toList());
  }

  /** What a labelled stretch covers; null when it lies outside of the text. */
  public static @Nullable String cutFrom(Gold.Entity entity, String text) {
    var codePoints = text.codePoints().toArray();
    return entity.start() < 0 || entity.end() > codePoints.length || entity.end() <= entity.start()
        ? null
        : new String(codePoints, entity.start(), entity.end() - entity.start());
  }
}
