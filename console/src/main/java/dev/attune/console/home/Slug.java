package dev.attune.console.home;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The short name of an organisation in addresses. */
final class Slug {

  private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

  private Slug() {}

  static boolean fits(String slug) {
    return SHAPE.matcher(slug).matches();
  }

  /** A short name made from a name; empty when the name has no Latin letters or digits. */
  static String suggest(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    var cut = plain.length() > 63 ? plain.substring(0, 63) : plain;
    return cut.replaceAll("^-+|-+$", "");
  }
}
