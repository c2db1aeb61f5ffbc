package dev.attune.api.examples;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What programs divide the columns of a table at. */
enum Divider {
  COMMA(",", "commas"),
  TAB("\t", "tabs"),
  SEMICOLON(";", "semicolons");

  private final String sign;
  private final String inWords;

  Divider(String sign, String inWords) {
    this.sign = sign;
    this.inWords = inWords;
  }

  String inWords() {
    return inWords;
  }

  /**
   * Where a header has a text when it is divided at something else than its format says.
   *
   * @param names of the columns, as the format has them
   */
  static Optional<Divider> ofAnother(UploadFormat format, List<String> names) {
    Divider own = format == UploadFormat.TSV ? TAB : COMMA;
    String header = String.join(own.sign, names);
    return Stream.of(values()).filter(other -> other != own && other.findsText(header)).findFirst();
  }

  private boolean findsText(String header) {
    return Stream.of(header.split(sign, -1))
        .anyMatch(name -> name.replace("\"", "").strip().equals(Columns.TEXT));
  }
}
