package dev.attune.evaluation.bench;

import dev.attune.evaluation.Environment;
import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.Screen;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelStore;
import dev.attune.text.torch.Arithmetic;
import dev.attune.text.torch.TrainableModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** {@code ./attune bench train}. */
public final class BenchCommand {
  private static final String BASE_MODEL = "minilm-l6-en";
  private static final int MOST = 1000;
  private static final String HELP =
      """
      Usage: ./attune bench train [--rounds N] [--batches N]

      Trains on batches of 32 texts of 64 tokens with the library (minilm-l6-en) and with an encoder of
      the same shape in plain PyTorch (Debian's python3-torch, eager), in turns, and prints the medians
      over the rounds with the slowest and the fastest, and the ratio of the medians.

        --rounds N   turns for each workload; 5 unless given
        --batches N  batches in each turn; 4 unless given\
      """;

  private final Environment environment;
  private final Screen screen;

  public BenchCommand(Environment environment, Screen screen) {
    this.environment = environment;
    this.screen = screen;
  }

  /**
   * Measures and prints.
   *
   * @param arguments what stands behind {@code bench train}
   * @return the exit status
   * @throws RefusedException if an argument makes no sense or the reference cannot run
   */
  public int run(List<String> arguments) {
    int rounds = 5;
    int batches = 4;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--rounds" -> rounds = number(option, rest);
        case "--batches" -> batches = number(option, rest);
        case "--help", "-h" -> {
          screen.line(HELP);
          return 0;
        }
        default ->
            throw new RefusedException(
                "There is no option '%s'; ./attune bench train --help lists them."
                    .formatted(option));
      }
    }
    try {
      measure(rounds, batches);
      return 0;
    } catch (IOException e) {
      throw new RefusedException("The benchmark could not run: %s".formatted(e.getMessage()));
    }
  }

  private static int number(String option, Iterator<String> rest) {
    try {
      int number = Integer.parseInt(rest.hasNext() ? rest.next() : "");
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the sentence
    }
    throw new RefusedException("%s needs a number from 1 to %d.".formatted(option, MOST));
  }

  private void measure(int rounds, int batches) throws IOException {
    BaseModelStore store = new BaseModelStore(environment.baseModels());
    store.install();
    BaseModel base = store.open(BASE_MODEL);
    screen.line(
        "%d x %d tokens, %d rounds of %d batches, medians (slowest-fastest); %d threads, %s."
            .formatted(
                Trainer.TEXTS,
                Trainer.TOKENS,
                rounds,
                batches,
                TrainableModule.threads(),
                Arithmetic.ofThisMachine() == Arithmetic.BFLOAT16
                    ? "bfloat16 products against 32-bit ones"
                    : "32-bit products"));
    screen.line(Comparison.HEADER);
    for (Workload workload : Workload.values()) {
      screen.line(compare(workload, base, rounds, batches).line());
    }
  }

  private Comparison compare(Workload workload, BaseModel base, int rounds, int batches)
      throws IOException {
    List<Double> library = new ArrayList<>();
    List<Double> reference = new ArrayList<>();
    double texts = (double) Trainer.TEXTS * batches * workload.epochs();
    try (Trainer ours = new LibraryTrainer(workload, base);
        Trainer theirs = new ReferenceTrainer(workload)) {
      for (int round = 1; round <= rounds; round++) {
        screen.progress("%s, round %d of %d".formatted(workload.title(), round, rounds));
        library.add(texts / ours.secondsFor(batches));
        reference.add(texts / theirs.secondsFor(batches));
      }
    }
    return new Comparison(workload, library, reference);
  }
}
