package dev.attune.text.learn;

import dev.attune.text.task.Joint;
import dev.attune.text.task.MultiLabel;
import dev.attune.text.task.Regression;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.task.TokenLabels;
import dev.attune.text.torch.Contrast;
import java.util.List;
import java.util.stream.Collectors;

/** What of the network is trained. */
public sealed interface Method {

  /** The types of tasks that there are. */
  List<String> EVERY_TASK =
      List.of(SingleLabel.TYPE, MultiLabel.TYPE, TokenLabels.TYPE, Regression.TYPE, Joint.TYPE);

  /** The name in files and APIs, for example {@code lora}. */
  String id();

  /** What it trains and what it is good for, in a sentence for people who choose. */
  String description();

  /** The types of tasks that it can learn. */
  default List<String> tasks() {
    return EVERY_TASK;
  }

  /** The fewest texts that a step can learn from. */
  default int leastBatch() {
    return 1;
  }

  /** The head alone, over vectors that the unchanged encoder computes once. */
  record Head() implements Method {
    @Override
    public String id() {
      return "head";
    }

    @Override
    public String description() {
      return "The head alone, on a base model that stays as it is: a first look in seconds.";
    }
  }

  /**
   * The head and low-rank updates of some of the encoder's linears, in every layer (Hu et al.
   * 2021).
   */
  record Lora() implements Method {
    @Override
    public String id() {
      return "lora";
    }

    @Override
    public String description() {
      return "The head, and low-rank updates inside the base model: good and small.";
    }
  }

  /** The head and every parameter of the encoder. */
  record Full() implements Method {
    @Override
    public String id() {
      return "full";
    }

    @Override
    public String description() {
      return "Every weight of the base model: for many examples; the version is large.";
    }
  }

  /** The head and the encoder's biases (Ben Zaken et al. 2022). */
  record BitFit() implements Method {
    @Override
    public String id() {
      return "bitfit";
    }

    @Override
    public String description() {
      return "The head, and the base model's biases: between head and lora.";
    }
  }

  /**
   * Low-rank updates that draw the vectors of texts with the same label together, then a head over
   * the vectors (Tunstall et al. 2022). For single-label tasks with 8 to 64 texts of each label.
   *
   * @param contrast how pairs of texts are judged
   */
  record FewShot(Contrast contrast) implements Method {
    /** Two texts of each of two labels. */
    static final int LEAST_BATCH = 4;

    /** Judges pairs by their cosine. */
    public FewShot() {
      this(Contrast.COSINE);
    }

    @Override
    public String id() {
      return "few-shot";
    }

    @Override
    public String description() {
      return "The base model on pairs of examples, then a head: for 8 to 64 examples of each label.";
    }

    @Override
    public List<String> tasks() {
      return List.of(SingleLabel.TYPE);
    }

    @Override
    public int leastBatch() {
      return LEAST_BATCH;
    }
  }

  /** Every method, with its usual settings. */
  static List<Method> all() {
    return List.of(new Head(), new Lora(), new Full(), new BitFit(), new FewShot());
  }

  /**
   * The method of a name, with its usual settings.
   *
   * @throws HyperparameterException if there is no such method
   */
  static Method named(String id) {
    return all().stream()
        .filter(method -> method.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new HyperparameterException(
                    "method",
                    "method is '%s'; known are %s."
                        .formatted(
                            id, all().stream().map(Method::id).collect(Collectors.joining(", ")))));
  }
}
