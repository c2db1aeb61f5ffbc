package dev.attune.evaluation.eval;

import static dev.attune.evaluation.eval.Measure.ACCURACY;
import static dev.attune.evaluation.eval.Measure.ENTITY_F1;
import static dev.attune.evaluation.eval.Measure.HEADLINE;

import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.data.PublicSet;
import dev.attune.evaluation.data.PublicSets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every data set with its figures and settings, which were chosen on its validation split. */
final class Benchmarks {
  private static final String ENGLISH = "bge-small-en";
  private static final String CHINESE = "bge-small-zh";
  private static final List<String> ALL_LINEARS =
      List.of("query", "key", "value", "attention-output", "intermediate", "output");

  static final List<Benchmark> ALL =
      List.of(
          lora(
              PublicSets.TWEETEVAL_EMOTION,
              ENGLISH,
              Map.of(),
              Map.of("epochs", 4),
              List.of(Target.of("macro F1", HEADLINE, 0.78, 0.82)),
              "RoBERTa-base 0.761, BERTweet 0.793"),
          lora(
              PublicSets.SST2,
              ENGLISH,
              Map.of(),
              Map.of("epochs", 3),
              List.of(Target.of("accuracy", ACCURACY, 0.90, 0.935)),
              "BERT-base 0.935, trained on ten times as many phrases"),
          lora(
              PublicSets.CLINC150,
              ENGLISH,
              Map.of(),
              Map.of("epochs", 10),
              List.of(
                  Target.of("in-scope accuracy", Measure.IN_SCOPE_ACCURACY, 0.91, 0.95),
                  Target.reported(
                      "out-of-scope recall at 0.95 precision", Measure.RECALL_AT_95_PRECISION)),
              "BERT about 0.96"),
          lora(
              PublicSets.GOEMOTIONS,
              ENGLISH,
              Map.of("classWeights", 0.5),
              Map.of("epochs", 4),
              List.of(Target.of("macro F1", HEADLINE, 0.40, 0.50)),
              "BERT-base 0.503, trained on 43,410 rows"),
          lora(
              PublicSets.DREADDIT,
              ENGLISH,
              Map.of("maxTokens", 192),
              Map.of("epochs", 4),
              List.of(Target.of("F1 of stress", Measure.f1Of("stress"), 0.79, 0.82)),
              "logistic regression 0.79, BERT 0.807"),
          lora(
              PublicSets.CHNSENTICORP,
              CHINESE,
              Map.of("maxTokens", 256),
              Map.of("epochs", 3),
              List.of(Target.of("accuracy", ACCURACY, 0.92, 0.95)),
              "BERT 0.950, with the leaks and 9,600 rows"),
          lora(
              PublicSets.SMP2020_VIRUS_EMOTION,
              CHINESE,
              Map.of(),
              Map.of("epochs", 3),
              List.of(Target.of("macro F1", HEADLINE, 0.62, 0.68)),
              "naive Bayes 0.473, shared task about 0.7"),
          lora(
              PublicSets.CLUENER,
              CHINESE,
              Map.of(),
              Map.of("epochs", 4),
              List.of(Target.of("entity F1", ENTITY_F1, 0.70, 0.79)),
              "BERT 0.788, BiLSTM-CRF 0.700"),
          lora(
              PublicSets.WNUT17,
              ENGLISH,
              Map.of(),
              Map.of("epochs", 8),
              List.of(Target.of("entity F1", ENTITY_F1, 0.32, 0.42)),
              "best of 2017 0.419"),
          lora(
              PublicSets.SNIPS_SLOTS,
              ENGLISH,
              Map.of(),
              Map.of("epochs", 3),
              List.of(
                  Target.of("intent accuracy", Measure.in("intent", ACCURACY), 0.97, 0.986),
                  Target.of("slot F1", Measure.in("slots", ENTITY_F1), 0.90, 0.97)),
              "JointBERT 0.986 and 0.970"),
          lora(
              PublicSets.SMP2019_NLU,
              CHINESE,
              Map.of(),
              Map.of(),
              List.of(
                  Target.aimed("intent accuracy", Measure.in("intent", ACCURACY), 0.944),
                  Target.aimed("slot F1", Measure.in("slots", ENTITY_F1), 0.789)),
              "Stack-Propagation 0.944 and 0.789"),
          lora(
              PublicSets.HS_BREXIT,
              ENGLISH,
              Map.of(),
              Map.of(),
              List.of(
                  Target.reported("accuracy", ACCURACY),
                  Target.reported("macro F1", HEADLINE),
                  Target.reported("cross-entropy with votes", Measure.VOTE_CROSS_ENTROPY),
                  Target.reported("Jensen-Shannon divergence", Measure.VOTE_DIVERGENCE),
                  Target.reported("entropy correlation", Measure.VOTE_ENTROPY_CORRELATION)),
              "LeWiDi 2023: baseline accuracy 0.84-0.89, best cross-entropy about 0.24"));

  private Benchmarks() {}

  /**
   * The benchmark of a data set.
   *
   * @throws RefusedException if there is none
   */
  static Benchmark named(String name) {
    return ALL.stream()
        .filter(benchmark -> benchmark.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "There is no data set '%s'; known are %s."
                        .formatted(
                            name,
                            ALL.stream().map(Benchmark::name).collect(Collectors.joining(", ")))));
  }

  /** A set on which low-rank updates of all linears did best. */
  private static Benchmark lora(
      PublicSet set,
      String base,
      Map<String, Object> settings,
      Map<String, Object> ofLora,
      List<Target> targets,
      String published) {
    Map<String, Object> lora = new HashMap<>(ofLora);
    lora.put("targets", ALL_LINEARS);
    return new Benchmark(set, base, "lora", settings, Map.of("lora", lora), targets, published);
  }
}
