package dev.attune.evaluation.eval;

import java.util.OptionalDouble;

/**
 * A figure that a data set is judged by.
 *
 * @param name what it is called in tables
 * @param measure how it is found
 * @param floor what it has to reach, if anything
 * @param aim what it should reach, if anything
 */
record Target(String name, Measure measure, OptionalDouble floor, OptionalDouble aim) {

  static Target of(String name, Measure measure, double floor, double aim) {
    return new Target(name, measure, OptionalDouble.of(floor), OptionalDouble.of(aim));
  }

  static Target aimed(String name, Measure measure, double aim) {
    return new Target(name, measure, OptionalDouble.empty(), OptionalDouble.of(aim));
  }

  static Target reported(String name, Measure measure) {
    return new Target(name, measure, OptionalDouble.empty(), OptionalDouble.empty());
  }
}
