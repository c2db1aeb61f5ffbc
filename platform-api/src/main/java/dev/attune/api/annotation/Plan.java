package dev.attune.api.annotation;

import dev.attune.api.sql.Row;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A data set's plan as it is stored.
 *
 * @param named whether only some people are asked
 */
record Plan(
    UUID dataset,
    boolean open,
    int annotators,
    int annotatorsMax,
    GoldRule goldRule,
    Ordering ordering,
    boolean named) {

  static final String COLUMNS =
      "dataset_id, open, annotators::int as annotators, annotators_max::int as annotators_max,"
          + " gold_rule, ordering, assignment";

  static Plan of(Row row) throws SQLException {
    return new Plan(
        row.uuid("dataset_id"),
        row.truth("open"),
        row.integer("annotators"),
        row.integer("annotators_max"),
        GoldRule.of(row.text("gold_rule")),
        Ordering.of(row.text("ordering")),
        row.text("assignment").equals("named"));
  }
}
