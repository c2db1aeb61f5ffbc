package dev.attune.text.learn;

import dev.attune.text.torch.Contrast;

/** What of the network is trained. */
public sealed interface Method {

  /** The name in files and APIs, for example {@code lora}. */
  String id();

  /** The head alone, over vectors that the unchanged encoder computes once. */
  record Head() implements Method {
    static final String ID = "head";

    @Override
    public String id() {
      return ID;
    }
  }

  /**
   * The head and low-rank updates of some of the encoder's linears, in every layer (Hu et al.
   * 2021).
   */
  record Lora() implements Method {
    static final String ID = "lora";

    @Override
    public String id() {
      return ID;
    }
  }

  /** The head and every parameter of the encoder. */
  record Full() implements Method {
    static final String ID = "full";

    @Override
    public String id() {
      return ID;
    }
  }

  /** The head and the encoder's biases (Ben Zaken et al. 2022). */
  record BitFit() implements Method {
    static final String ID = "bitfit";

    @Override
    public String id() {
      return ID;
    }
  }

  /**
   * Low-rank updates that draw the vectors of texts with the same label together, then a head over
   * the vectors (Tunstall et al. 2022). For single-label tasks with 8 to 64 texts of each label.
   *
   * @param contrast how pairs of texts are judged
   */
  record FewShot(Contrast contrast) implements Method {
    static final String ID = "few-shot";

    /** Judges pairs by their cosine. */
    public FewShot() {
      this(Contrast.COSINE);
    }

    @Override
    public String id() {
      return ID;
    }
  }

  /**
   * The method of a name, with its usual settings.
   *
   * @throws HyperparameterException if there is no such method
   */
  static Method named(String id) {
    return switch (id) {
      case Head.ID -> new Head();
      case Lora.ID -> new Lora();
      case Full.ID -> new Full();
      case BitFit.ID -> new BitFit();
      case FewShot.ID -> new FewShot();
      default ->
          throw new HyperparameterException(
              "method",
              "method is '%s'; known are head, lora, full, bitfit and few-shot.".formatted(id));
    };
  }
}
