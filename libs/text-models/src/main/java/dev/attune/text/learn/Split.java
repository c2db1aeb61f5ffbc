package dev.attune.text.learn;

import dev.attune.text.objective.Sample;
import dev.attune.text.torch.Targets;
import java.util.List;

/**
 * One split, ready for a network.
 *
 * @param inputs the texts
 * @param samples each text as each output sees it, [outputs][texts]
 * @param targets what each output should answer, [outputs]
 */
record Split(Inputs inputs, List<List<Sample>> samples, List<Targets> targets) {

  int size() {
    return inputs.size();
  }

  Split with(Inputs other) {
    return new Split(other, samples, targets);
  }

  /** The targets of a batch, in its order. */
  List<Targets> targets(int[] indices) {
    return targets.stream().map(all -> all.select(indices)).toList();
  }
}
