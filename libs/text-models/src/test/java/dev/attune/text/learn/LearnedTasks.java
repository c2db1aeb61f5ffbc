package dev.attune.text.learn;

import dev.attune.text.TestModels;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.Output;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.Task;
import dev.attune.text.task.TokenLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** A handful of texts for each kind of task, and the training of them. */
final class LearnedTasks {
  static final TokenLabels PLACES = new TokenLabels(List.of("person", "place"));
  static final Joint JOURNEY =
      new Joint(
          List.of(
              new Output("mode", new SingleLabel(List.of("train", "plane"))),
              new Output("slots", PLACES)));

  private LearnedTasks() {}

  static TrainingResult train(Task task, Method method, Map<String, ?> settings, TrainingData data)
      throws IOException {
    TrainingResult result =
        new FineTuning()
            .train(
                new TrainingPlan(
                    TestModels.open("minilm-l6-en"),
                    task,
                    method,
                    Hyperparameters.parse(method, settings),
                    data),
                TrainingListener.NONE);
    WrittenAnswers.assertGiveTheFigure(task, result);
    return result;
  }

  static TrainingData map(TrainingData data, BiFunction<TrainingExample, String, Gold> gold) {
    return new TrainingData(
        map(data.train(), gold), map(data.validation(), gold), map(data.test(), gold));
  }

  private static List<TrainingExample> map(
      List<TrainingExample> examples, BiFunction<TrainingExample, String, Gold> gold) {
    return examples.stream()
        .map(
            example ->
                new TrainingExample(
                    example.id(),
                    example.text(),
                    gold.apply(example, Sentences.label(example)),
                    Map.of()))
        .toList();
  }

  /** Each sentence alone, and followed by one of another mood. */
  static TrainingData pairs() {
    TrainingData single = Sentences.data();
    return new TrainingData(
        pairs(single.train()), pairs(single.validation()), pairs(single.test()));
  }

  private static List<TrainingExample> pairs(List<TrainingExample> examples) {
    List<TrainingExample> pairs = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      TrainingExample one = examples.get(i);
      TrainingExample other = examples.get((i + examples.size() / 3) % examples.size());
      pairs.add(labelled(one.text(), Set.of(Sentences.label(one))));
      Set<String> both = new HashSet<>(Set.of(Sentences.label(one)));
      both.add(Sentences.label(other));
      pairs.add(labelled(one.text() + " " + other.text(), both));
    }
    return pairs;
  }

  private static TrainingExample labelled(String text, Set<String> labels) {
    return new TrainingExample("x", text, new Gold.LabelSet(labels), Map.of());
  }

  /** Who went where, and how; names and places of the test split occur in no other. */
  static TrainingData journeys(boolean joint) {
    List<String> people =
        List.of(
            "Anna", "Peter", "Mary", "John", "Laura", "David", "Sarah", "Thomas", "Julia", "Mark",
            "Emma", "Paul", "Alice", "Robert", "Helen", "Daniel", "Claire", "Steven");
    List<String> places =
        List.of(
            "Paris", "Berlin", "Madrid", "Rome", "London", "Vienna", "Prague", "Dublin", "Oslo",
            "Athens", "Lisbon", "Warsaw", "Moscow", "Tokyo", "Boston", "Chicago", "Sydney",
            "Toronto");
    List<List<TrainingExample>> splits =
        List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int person = 0; person < people.size(); person++) {
      int split = person < 10 ? 0 : person < 14 ? 1 : 2;
      for (int i = 0; i < 4; i++) {
        int first = split == 0 ? 0 : split == 1 ? 10 : 14;
        int place = first + (person + i) % (split == 0 ? 10 : 4);
        splits.get(split).add(journey(people.get(person), places.get(place), i, joint));
      }
    }
    return new TrainingData(splits.get(0), splits.get(1), splits.get(2));
  }

  private static TrainingExample journey(String person, String place, int form, boolean joint) {
    List<String> forms =
        List.of(
            "Yesterday %s took the train to %s.",
            "I met %s on the flight to %s.",
            "The express brought %s back to %s, by rail as always.",
            "%s landed in %s after a long flight.");
    String text = forms.get(form).formatted(person, place);
    Gold entities =
        new Gold.Entities(
            List.of(
                new Entity("person", text.indexOf(person), text.indexOf(person) + person.length()),
                new Entity("place", text.indexOf(place), text.indexOf(place) + place.length())));
    Gold gold =
        joint
            ? new Gold.Outputs(
                Map.of(
                    "mode", new Gold.Label(form % 2 == 0 ? "train" : "plane"), "slots", entities))
            : entities;
    return new TrainingExample(person + form, text, gold, Map.of());
  }
}
