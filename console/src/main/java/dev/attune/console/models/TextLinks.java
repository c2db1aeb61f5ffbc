package dev.attune.console.models;

import dev.attune.console.format.Links;

/**
 * The ways from a version's figures to the texts behind them.
 *
 * @param list the address of the list of tested texts
 */
public record TextLinks(String list) {

  static TextLinks of(String tenant, String model, int version) {
    return new TextLinks(
        "/" + tenant + "/models/" + model + "/versions/" + version + "/tested-texts");
  }

  /** The list with a query, inside of the organisation: where a review leads back to. */
  String inTenant(String query) {
    return list.substring(list.indexOf('/', 1) + 1) + query;
  }

  /** Texts of a group, by its place among the version's. */
  public String slice(int place) {
    return list + "?slice=" + place;
  }

  /** Texts with a label; the output is empty where there is one. */
  public String label(String output, String label) {
    return list + "?" + ofOutput(output) + "label=" + Links.urlEncoded(label);
  }

  /** Texts with a label that got this or another one. */
  public String cell(String output, String label, String answered) {
    return label(output, label) + "&answered=" + Links.urlEncoded(answered);
  }

  /** Texts that were answered wrong. */
  public String wrong() {
    return list + "?outcome=wrong";
  }

  private static String ofOutput(String output) {
    return output.isEmpty() ? "" : "output=" + Links.urlEncoded(output) + "&";
  }
}
