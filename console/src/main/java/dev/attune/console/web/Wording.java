package dev.attune.console.web;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.RequestScoped;

/** Message bundles in the reader's language, for sentences that are made in code. */
@RequestScoped
public class Wording {

  private final CurrentFrame frame;

  public Wording(CurrentFrame frame) {
    this.frame = frame;
  }

  public <T> T of(Class<T> bundle) {
    return of(bundle, frame.language());
  }

  /** For sentences that are said where there is no frame. */
  public static <T> T of(Class<T> bundle, Language language) {
    return language == Language.EN
        ? MessageBundles.get(bundle)
        : MessageBundles.get(bundle, Localized.Literal.of(language.getCode()));
  }
}
