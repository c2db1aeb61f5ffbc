package dev.attune.api.annotation;

import dev.attune.api.sql.Row;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How people are checked with gold questions.
 *
 * @param share of gold questions among what is handed out; 0 for none
 * @param least nobody is judged before having answered so many
 * @param bar whose share of right answers is below it is paused
 */
@Schema(name = "GoldCheck")
public record GoldCheck(
    @Schema(examples = "0.05") @DecimalMin("0") @DecimalMax("0.5") double share,
    @Schema(examples = "10") @Min(3) @Max(200) int least,
    @Schema(examples = "0.7") @DecimalMin("0.1") @DecimalMax("1") double bar) {

  static final GoldCheck NONE = new GoldCheck(0, 10, 0.7);

  /** 0.55 of 100 answers is a little more than 55 in binary numbers. */
  private static final double ROUNDING = 1e-9;

  static final String COLUMNS = "gold_share, gold_least::int as gold_least, gold_bar";

  static GoldCheck of(Row row) throws SQLException {
    return new GoldCheck(
        row.number("gold_share"), row.integer("gold_least"), row.number("gold_bar"));
  }

  /** Whether so many right answers of so many are too few. */
  boolean fails(int correct, int answers) {
    return share > 0 && answers >= least && correct < (bar - ROUNDING) * answers;
  }
}
