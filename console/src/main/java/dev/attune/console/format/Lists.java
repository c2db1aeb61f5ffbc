package dev.attune.console.format;

import dev.attune.console.web.UiMessages;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
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
    var of = words(locale);
    return words.stream().reduce(of::listed).orElse("");
  }

  private static UiMessages words(Object locale) {
    return locale instanceof Locale given && "zh".equals(given.getLanguage())
        ? MessageBundles.get(UiMessages.class, Localized.Literal.of("zh"))
        : MessageBundles.get(UiMessages.class);
  }
}
