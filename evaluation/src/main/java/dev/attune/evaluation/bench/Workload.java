package dev.attune.evaluation.bench;

import dev.attune.text.adapter.LoraTarget;
import java.util.EnumSet;
import java.util.Set;

/** What is trained. */
enum Workload {
  FULL("full", "every parameter"),
  LORA("lora", "LoRA, rank 8, query and value"),
  LORA_ALL("lora-all", "LoRA, rank 8, all linears"),
  HEAD("head", "head, 10 epochs");

  private static final int EPOCHS_OF_HEAD = 10;

  private final String id;
  private final String title;

  Workload(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The name that the reference knows it by. */
  String id() {
    return id;
  }

  String title() {
    return title;
  }

  /** The linears that low-rank updates are trained for. */
  Set<LoraTarget> targets() {
    return switch (this) {
      case LORA -> LoraTarget.DEFAULT;
      case LORA_ALL -> EnumSet.allOf(LoraTarget.class);
      case FULL, HEAD -> Set.of();
    };
  }

  /** How often every text is trained on; an epoch of a head costs little once texts are encoded. */
  int epochs() {
    return this == HEAD ? EPOCHS_OF_HEAD : 1;
  }
}
