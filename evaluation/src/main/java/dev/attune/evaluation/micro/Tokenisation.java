package dev.attune.evaluation.micro;

import static java.util.Objects.requireNonNull;

import dev.attune.evaluation.Environment;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.base.Encoding;
import dev.attune.text.base.Tokenizer;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Cutting one text into tokens, each with its place in the text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Tokenisation {
  private static final int MAX_TOKENS = 128;
  private static final Map<String, String> TEXTS =
      Map.of(
          "minilm-l6-en",
          "This is the third time you lost my parcel, and nobody at the desk in Rotterdam knows where it went.",
          "bge-small-zh",
          "这已经是你们第三次弄丢我的包裹了，鹿特丹的柜台没有人知道它去了哪里。");

  @Param({"minilm-l6-en", "bge-small-zh"})
  private String base = "";

  private String text = "";
  private @Nullable Tokenizer tokenizer;

  /** Opens the base model's tokenizer. */
  @Setup
  public void open() throws IOException {
    BaseModelStore store = new BaseModelStore(Environment.ofProcess().baseModels());
    store.install();
    tokenizer = store.open(base).tokenizer(MAX_TOKENS);
    text = TEXTS.getOrDefault(base, "");
  }

  @Benchmark
  public Encoding encode() {
    return requireNonNull(tokenizer).encode(text);
  }
}
