package dev.attune.api.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a person may do in a tenant. */
public enum Role {
  @JsonProperty("owner")
  OWNER,
  @JsonProperty("manager")
  MANAGER,
  @JsonProperty("annotator")
  ANNOTATOR,
  @JsonProperty("auditor")
  AUDITOR;

  /** The role as stored and sent. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a stored word. */
  public static Role of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether this role may read people's texts. */
  public boolean readsTexts() {
    return this != AUDITOR;
  }
}
