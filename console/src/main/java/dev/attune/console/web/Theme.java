package dev.attune.console.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Light or dark; {@code AUTO} follows the system. */
public enum Theme {
  AUTO,
  LIGHT,
  DARK;

  public static Theme of(@Nullable String code) {
    for (var theme : values()) {
      if (theme.getCode().equals(code)) {
        return theme;
      }
    }
    return AUTO;
  }

  public String getCode() {
    return name().toLowerCase(Locale.ROOT);
  }
}
