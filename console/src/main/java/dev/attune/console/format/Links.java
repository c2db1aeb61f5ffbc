package dev.attune.console.format;

import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Values inside addresses. */
@TemplateExtension
public final class Links {

  private Links() {}

  /** The value as part of a path or a query. */
  public static String urlEncoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
