package dev.attune.evaluation.bench;

import dev.attune.text.adapter.LoraTarget;
import java.util.EnumSet;
import java.util.Set;

/** What is trained. */
enum Workload {
  FULL("full", "every parameter", Set.of()),
  LORA("lora", "LoRA, rank 8, query and value", LoraTarget.DEFAULT),
  LORA_ALL("lora-all", "LoRA, rank 8, all linears", EnumSet.allOf(LoraTarget.class)),
  HEAD("head", "head, 10 epochs", Set.of());

  private static final int EPOCHS_OF_HEAD = 10;

  private final String id;
  private final String title;
  private final Set<LoraTarget> targets;

  Workload(String id, String title, Set<LoraTarget> targets) {
    this.id = id;
    this.title = title;
    this.targets = targets;
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
    return targets;
  }

  /** How often every text is trained on; an epoch of a head costs little once texts are encoded. */
  int epochs() {
    return this == HEAD ? EPOCHS_OF_HEAD : 1;
  }
}
