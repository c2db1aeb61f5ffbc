package dev.attune.console.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language of the console. */
public enum Language {
  EN("en", "en", "English", Locale.ENGLISH),
  ZH("zh", "zh-Hans", "中文", Locale.SIMPLIFIED_CHINESE);

  private final String code;
  private final String tag;
  private final String ownName;
  private final Locale locale;

  Language(String code, String tag, String ownName, Locale locale) {
    this.code = code;
    this.tag = tag;
    this.ownName = ownName;
    this.locale = locale;
  }

  /** The language of that code; null when it is none of ours. */
  public static @Nullable Language of(@Nullable String code) {
    for (var language : values()) {
      if (language.code.equals(code)) {
        return language;
      }
    }
    return null;
  }

  /** The first of ours among those that a browser asks for, else English. */
  public static Language preferred(List<Locale> wanted) {
    for (var locale : wanted) {
      var language = of(locale.getLanguage());
      if (language != null) {
        return language;
      }
    }
    return EN;
  }

  public String getCode() {
    return code;
  }

  /** For the {@code lang} attribute. */
  public String getTag() {
    return tag;
  }

  public String getOwnName() {
    return ownName;
  }

  /** The locale of the message bundles. */
  public Locale bundle() {
    return Locale.forLanguageTag(code);
  }

  /** The locale by which figures and times are written. */
  public Locale locale() {
    return locale;
  }
}
