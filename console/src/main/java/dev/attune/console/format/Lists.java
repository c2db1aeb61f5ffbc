package dev.attune.console.format;

import dev.attune.console.web.Language;
import dev.attune.console.web.UiMessages;
import dev.attune.console.web.Wording;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Locale;

/** Words in a line, as the page's language puts them one after the other. */
@TemplateExtension
public final class Lists {

  private Lists() {}

  /** joy, sadness or 喜悦、悲伤 */
  public static String listed(
      List<String> words,
      @TemplateExtension.TemplateAttribute(TemplateInstance.LOCALE) Object locale) {
    var language = locale instanceof Locale of ? Language.preferred(List.of(of)) : Language.EN;
    return words.stream().reduce(Wording.of(UiMessages.class, language)::listed).orElse("");
  }
}
