package dev.attune.api.annotation;

import dev.attune.api.sql.Row;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A data set's plan as it is stored.
 *
 * @param certainty how probable an estimated label must be to become gold
 * @param randomShare of the texts that chance orders and no model
 * @param unsureShare of the texts that a model knows, those that more people answer
 * @param named whether only some people are asked
 * @param gold how they are checked
 */
public record Plan(
    UUID dataset,
    boolean open,
    int annotators,
    int annotatorsMax,
    GoldRule goldRule,
    double certainty,
    Ordering ordering,
    double randomShare,
    double unsureShare,
    Suggesting suggestions,
    boolean named,
    GoldCheck gold) {

  static final String COLUMNS =
      "dataset_id, open, annotators::int as annotators, annotators_max::int as annotators_max,"
          + " gold_rule, certainty, ordering, random_share,"
          + " unsure_share, suggestions, assignment, "
          + GoldCheck.COLUMNS;

  static Plan of(Row row) throws SQLException {
    return new Plan(
        row.uuid("dataset_id"),
        row.truth("open"),
        row.integer("annotators"),
        row.integer("annotators_max"),
        GoldRule.of(row.text("gold_rule")),
        row.number("certainty"),
        Ordering.of(row.text("ordering")),
        row.number("random_share"),
        row.number("unsure_share"),
        Suggesting.of(row.text("suggestions")),
        row.text("assignment").equals("named"),
        GoldCheck.of(row));
  }
}
