package dev.attune.evaluation.bench;

import dev.attune.evaluation.RefusedException;
import dev.attune.text.torch.TrainableModule;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/** Plain PyTorch in a process of Debian's Python, which trains when it is told to. */
final class ReferenceTrainer implements Trainer {
  private static final String PYTHON = "/usr/bin/python3";
  private static final String SCRIPT = "train_reference.py";

  private final Workload workload;
  private final String python;
  private final Path script;
  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader answers;

  ReferenceTrainer(Workload workload) throws IOException {
    this(workload, PYTHON);
  }

  /**
   * @param python the interpreter
   */
  ReferenceTrainer(Workload workload, String python) throws IOException {
    this.workload = workload;
    this.python = python;
    this.script = Files.createTempFile("train-reference", ".py");
    script.toFile().deleteOnExit();
    try (InputStream text =
        Objects.requireNonNull(ReferenceTrainer.class.getResourceAsStream(SCRIPT))) {
      Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
    }
    ProcessBuilder builder =
        new ProcessBuilder(python, script.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("GOMP_SPINCOUNT", "0");
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(TrainableModule.threads()));
    this.process = builder.start();
    this.orders = process.outputWriter();
    this.answers = process.inputReader();
    try {
      secondsFor(1);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public double secondsFor(int batches) throws IOException {
    orders.write("%s %d%n".formatted(workload.id(), batches));
    orders.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new RefusedException(
          "The reference ended; does %s have torch? Debian's package is python3-torch."
              .formatted(python));
    }
    return Double.parseDouble(answer);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
