package dev.attune.api.snapshots;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How examples come to their splits. In JSON: an object of ratios, one of ratios for the rest
 * beside the snapshot whose test split is kept, or the word "column".
 */
@Schema(oneOf = {Object.class, String.class})
public sealed interface SplitRule {
  /** The splits, in the order in which they are shown. */
  List<String> SPLITS = List.of("train", "validation", "test");

  /** The member that names the snapshot whose test split is kept. */
  String TEST_OF = "testOf";

  /** Each example keeps the split it came with. */
  record Column() implements SplitRule {
    @JsonValue
    String json() {
      return "column";
    }
  }

  /** Examples are shuffled and shared out, each label by itself. */
  sealed interface Shares extends SplitRule {
    /** The part of what is shared out that goes to validation. */
    double validation();

    /** The part of what is shared out that goes to test; 0 where none does. */
    double test();

    /** The smallest part above 0. */
    double smallest();
  }

  private static boolean addUp(double shares) {
    return Math.abs(shares - 1) <= 1e-6;
  }

  /** All are shared out. */
  record Ratios(double train, double validation, double test) implements Shares {
    /** Refuses ratios that leave a split empty or do not add up. */
    public Ratios {
      if (!(train > 0) || !(validation > 0) || !(test > 0)) {
        throw new IllegalArgumentException(
            "train, validation and test must each have a share above 0");
      }
      if (!addUp(train + validation + test)) {
        throw new IllegalArgumentException(
            "the shares of train, validation and test must add up to 1");
      }
    }

    @Override
    public double smallest() {
      return Math.min(train, Math.min(validation, test));
    }

    @JsonValue
    Map<String, Double> json() {
      Map<String, Double> ratios = new LinkedHashMap<>();
      ratios.put("train", train);
      ratios.put("validation", validation);
      ratios.put("test", test);
      return ratios;
    }
  }

  /**
   * The test split is that of an earlier snapshot, and the rest is shared out.
   *
   * @param testOf the number of that snapshot
   */
  record KeptTest(double train, double validation, int testOf) implements Shares {
    /** Refuses ratios that leave a split empty or do not add up. */
    public KeptTest {
      if (!(train > 0) || !(validation > 0)) {
        throw new IllegalArgumentException("train and validation must each have a share above 0");
      }
      if (!addUp(train + validation)) {
        throw new IllegalArgumentException(
            "the shares of train and validation must add up to 1 where the test split is kept");
      }
      if (testOf < 1) {
        throw new IllegalArgumentException(TEST_OF + " must be the number of a snapshot");
      }
    }

    @Override
    public double test() {
      return 0;
    }

    @Override
    public double smallest() {
      return Math.min(train, validation);
    }

    @JsonValue
    Map<String, Number> json() {
      Map<String, Number> rule = new LinkedHashMap<>();
      rule.put("train", train);
      rule.put("validation", validation);
      rule.put(TEST_OF, testOf);
      return rule;
    }
  }

  /** Reads any of the forms. */
  @JsonCreator
  static SplitRule of(JsonNode json) {
    if (json.isTextual() && json.textValue().equals("column")) {
      return new Column();
    }
    if (!json.isObject()) {
      throw new IllegalArgumentException("must be an object of ratios or the word \"column\"");
    }
    boolean kept = json.has(TEST_OF);
    List<String> members = kept ? List.of("train", "validation", TEST_OF) : SPLITS;
    for (Map.Entry<String, JsonNode> share : json.properties()) {
      if (!members.contains(share.getKey()) || !share.getValue().isNumber()) {
        throw new IllegalArgumentException(
            "may have the members train, validation and test, each a number, or testOf instead of test");
      }
    }
    double train = json.path("train").asDouble();
    double validation = json.path("validation").asDouble();
    if (!kept) {
      return new Ratios(train, validation, json.path("test").asDouble());
    }
    if (!json.get(TEST_OF).canConvertToInt() || !json.get(TEST_OF).isIntegralNumber()) {
      throw new IllegalArgumentException(TEST_OF + " must be the number of a snapshot");
    }
    return new KeptTest(train, validation, json.get(TEST_OF).intValue());
  }
}
