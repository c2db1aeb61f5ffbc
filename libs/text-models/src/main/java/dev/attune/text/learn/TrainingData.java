package dev.attune.text.learn;

import java.util.List;
import java.util.stream.Stream;

/**
 * Labelled texts in three splits.
 *
 * @param train what the weights are fitted to
 * @param validation what the best epoch and the temperature are chosen on
 * @param test what the model is judged on, and nothing else
 */
public record TrainingData(
    List<TrainingExample> train, List<TrainingExample> validation, List<TrainingExample> test) {

  public TrainingData {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /** The texts of all splits. */
  List<TrainingExample> all() {
    return Stream.of(train, validation, test).flatMap(List::stream).toList();
  }

  @Override
  public String toString() {
    return "TrainingData[%d train, %d validation, %d test]"
        .formatted(train.size(), validation.size(), test.size());
  }
}
