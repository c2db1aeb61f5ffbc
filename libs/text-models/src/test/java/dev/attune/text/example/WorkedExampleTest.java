package dev.attune.text.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.GoldenEncoder;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.base.ModelOrigin;
import dev.attune.text.base.Pooling;
import dev.attune.text.export.Export;
import dev.attune.text.learn.Checkpoints;
import dev.attune.text.learn.FineTuning;
import dev.attune.text.learn.Hyperparameters;
import dev.attune.text.learn.Method;
import dev.attune.text.learn.Mistake;
import dev.attune.text.learn.TrainingData;
import dev.attune.text.learn.TrainingExample;
import dev.attune.text.learn.TrainingListener;
import dev.attune.text.learn.TrainingPlan;
import dev.attune.text.learn.TrainingResult;
import dev.attune.text.learn.VersionEvaluation;
import dev.attune.text.metrics.Comparison;
import dev.attune.text.metrics.Estimate;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/learning.md, from a directory of weights to an exported version. */
class WorkedExampleTest {
  private static final Path SOURCE =
      Path.of("src/test/java/dev/attune/text/example/WorkedExampleTest.java");
  private static final Path PAGE = Path.of("..", "..", "docs", "learning.md");
  private static final Pattern SECTION =
      Pattern.compile("^## In code$(.*?)^## ", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @TempDir Path work;

  @Test
  void a_model_is_trained_evaluated_compared_and_exported() throws IOException {
    Path downloaded = GoldenEncoder.directory("roberta");

    var store = new BaseModelStore(work.resolve("base-models"));
    store.add(
        "my-encoder",
        downloaded,
        new ModelOrigin("en", Pooling.MEAN, "Apache-2.0", "example/my-encoder"));
    BaseModel base = store.open("my-encoder");

    List<TrainingExample> train =
        List.of(
            example("1", "I was charged twice.", "billing"),
            example("2", "Please send me the invoice again.", "billing"),
            example("3", "My parcel has not arrived.", "delivery"),
            example("4", "The courier rang at the wrong door.", "delivery"));
    List<TrainingExample> validation =
        List.of(
            example("5", "Where is my refund?", "billing"),
            example("6", "When will it be delivered?", "delivery"));
    List<TrainingExample> test =
        List.of(
            example("7", "The invoice has a wrong amount.", "billing"),
            example("8", "The box was left in the rain.", "delivery"));
    TrainingData data = new TrainingData(train, validation, test);

    Method method = Method.named("lora");
    TrainingPlan plan =
        new TrainingPlan(
            base,
            new SingleLabel(List.of("billing", "delivery")),
            method,
            Hyperparameters.parse(method, Map.of("epochs", 4, "maxTokens", 32)),
            data);
    Checkpoints checkpoints = Checkpoints.in(work.resolve("checkpoint"), Duration.ofMinutes(2));
    TrainingResult result = new FineTuning().train(plan, TrainingListener.NONE, checkpoints);
    result.adapter().save(work.resolve("version-1"));
    checkpoints.clear();

    Adapter version = Adapter.load(work.resolve("version-1"));
    VersionEvaluation evaluation = VersionEvaluation.of(base, version, test);
    var figures = (LabelEvaluation) evaluation.figures();
    Estimate macroF1 = figures.macroF1();
    double calibrationError = figures.calibration().after().expectedCalibrationError();
    List<Mistake> mistakes = evaluation.mistakes();

    Method head = Method.named("head");
    TrainingPlan another =
        new TrainingPlan(
            base, plan.task(), head, Hyperparameters.parse(head, Map.of("maxTokens", 32)), data);
    Adapter other = new FineTuning().train(another, TrainingListener.NONE).adapter();
    Comparison comparison =
        Comparison.of(evaluation.outcomes(), VersionEvaluation.of(base, other, test).outcomes());
    boolean better = comparison.verdict() == Comparison.Verdict.BETTER;

    Export.to(work.resolve("exported"), base, version, test);

    assertThat(figures).isEqualTo(result.test());
    assertThat(macroF1.value()).isEqualTo(result.test().headline().value());
    assertThat(calibrationError).isBetween(0.0, 1.0);
    assertThat(mistakes).isEqualTo(result.findings().mistakes());
    // Two texts tell nothing.
    assertThat(better).isFalse();
    assertThat(comparison.p()).isGreaterThan(0.05);
    assertThat(work.resolve("checkpoint")).isEmptyDirectory();
    assertThat(work.resolve("exported/onnx/model.onnx")).exists();
  }

  static TrainingExample example(String id, String text, String label) {
    return new TrainingExample(id, text, new Gold.Label(label), Map.of());
  }

  @Test
  void the_page_shows_this_code() throws IOException {
    String source = withoutSpace(Files.readString(SOURCE));
    List<String> snippets =
        SECTION
            .matcher(Files.readString(PAGE))
            .results()
            .flatMap(section -> SNIPPET.matcher(section.group(1)).results())
            .map(WorkedExampleTest::content)
            .toList();

    assertThat(snippets).hasSizeGreaterThan(3);
    assertThat(snippets).allSatisfy(snippet -> assertThat(source).contains(withoutSpace(snippet)));
  }

  private static String content(MatchResult snippet) {
    return snippet.group(1);
  }

  private static String withoutSpace(String text) {
    return text.replaceAll("\\s+", "");
  }
}
