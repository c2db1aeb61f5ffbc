package dev.attune.text.learn;

import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Encoding;
import dev.attune.text.base.Tokenizer;
import dev.attune.text.objective.Sample;
import dev.attune.text.task.Output;
import dev.attune.text.task.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Every text of a plan, or of an evaluation, as tokens.
 *
 * @param task what is answered
 * @param encodings by the example itself, since ids need not be unique
 * @param unknown the token that stands for what the tokenizer does not know; none where it knows
 *     all
 */
record Encoded(
    Task task, IdentityHashMap<TrainingExample, Encoding> encodings, OptionalInt unknown) {

  static Encoded of(TrainingPlan plan, Cancellation cancellation) throws IOException {
    return of(
        plan.base(),
        plan.hyperparameters().maxTokens(),
        plan.task(),
        plan.data().all(),
        cancellation);
  }

  static Encoded of(
      BaseModel base,
      int maxTokens,
      Task task,
      List<TrainingExample> examples,
      Cancellation cancellation)
      throws IOException {
    Tokenizer tokenizer = base.tokenizer(maxTokens);
    IdentityHashMap<TrainingExample, Encoding> encodings = new IdentityHashMap<>();
    for (TrainingExample example : examples) {
      cancellation.check();
      encodings.put(example, tokenizer.encode(example.text()));
    }
    return new Encoded(task, encodings, base.unknownToken());
  }

  /** Whether nothing of a text was left but the tokens that every text has and unknown ones. */
  boolean isEmpty(Encoding encoding) {
    return isEmpty(encoding, unknown);
  }

  static boolean isEmpty(Encoding encoding, OptionalInt unknown) {
    return IntStream.range(0, encoding.tokens())
        .noneMatch(token -> encoding.inText(token) && !isUnknown(encoding, token, unknown));
  }

  static boolean isUnknown(Encoding encoding, int token, OptionalInt unknown) {
    return unknown.isPresent() && encoding.ids()[token] == unknown.getAsInt();
  }

  Encoding of(TrainingExample example) {
    Encoding encoding = encodings.get(example);
    if (encoding == null) {
      throw new IllegalArgumentException("The example is not one of those that were encoded.");
    }
    return encoding;
  }

  /** The tokens of all texts, in no order. */
  Collection<Encoding> all() {
    return encodings.values();
  }

  /** The texts as each output sees them, [outputs][texts]. */
  List<List<Sample>> samples(List<TrainingExample> examples) {
    List<List<Sample>> samples = new ArrayList<>();
    for (Output output : task.outputs()) {
      samples.add(
          examples.stream()
              .map(
                  example ->
                      new Sample(
                          Golds.part(output, example.gold()),
                          example.votes().get(output.name()),
                          of(example)))
              .toList());
    }
    return samples;
  }

  Splits splits(TrainingPlan plan, Goals goals) {
    return new Splits(
        split(plan.data().train(), goals),
        split(plan.data().validation(), goals),
        split(plan.data().test(), goals));
  }

  Split split(List<TrainingExample> examples, Goals goals) {
    List<List<Sample>> samples = samples(examples);
    return new Split(
        new Inputs.Tokens(examples.stream().map(this::of).toList()),
        samples,
        goals.targets(samples));
  }
}
