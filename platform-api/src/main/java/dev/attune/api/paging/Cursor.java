package dev.attune.api.paging;

import dev.attune.api.problems.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a list goes on: opaque to callers. */
public final class Cursor {
  private Cursor() {}

  /** The cursor of a key. */
  public static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  static String decode(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw refusal();
    }
  }

  static Refusal refusal() {
    return Refusal.malformed("after", "is not the \"next\" of a page of this list");
  }
}
