package dev.attune.text.learn;

import dev.attune.text.adapter.EncoderChange;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import dev.attune.text.torch.Contrast;
import dev.attune.text.torch.ContrastiveNetwork;
import dev.attune.text.torch.TextNetwork;
import dev.attune.text.torch.TrainableModule;
import java.io.IOException;
import java.util.List;

/**
 * Draws the vectors of texts with the same label together by low-rank updates of the encoder, then
 * trains the head on the vectors (Tunstall et al. 2022).
 */
record FewShotProcedure(Contrast contrast) implements Procedure {
  /**
   * Most of the time goes into the steps through the encoder, hardly any into those of the head.
   */
  private static final double SHARE_OF_CONTRAST = 0.9;

  @Override
  public Fitted run(
      TrainingPlan plan,
      Hyperparameters settings,
      Goals goals,
      Splits splits,
      Surroundings surroundings)
      throws IOException {
    SingleLabel task = (SingleLabel) plan.task();
    BaseModelInfo info = plan.base().info();
    LowRank updates = LowRank.of(info, settings);
    var encoder =
        new TextNetwork(
            info,
            plan.base().tensors().values(),
            updates.initial(),
            info.pooling(),
            List.of(),
            updates::has,
            settings.dropout(),
            arithmetic());
    EncoderChange change;
    Splits encoded;
    try (TrainableModule module = TrainableModule.load(new ContrastiveNetwork(encoder, contrast))) {
      surroundings.listener().stage(TrainingListener.Stage.TRAINING);
      Split train = splits.train();
      ContrastiveLoop.run(
          module,
          contrast,
          train.inputs(),
          labels(task, train),
          labelCount(task),
          settings,
          surroundings.forPart(Part.CONTRAST, 0, SHARE_OF_CONTRAST));
      change = updates.trained(module);
      encoded =
          Vectorisation.ofTexts(
              splits, module::infer, info.hiddenSize(), surroundings.cancellation());
    }
    return HeadProcedure.fit(
        encoded,
        change,
        info.hiddenSize(),
        headSettings(settings, task, splits.train().size()),
        goals,
        surroundings.forPart(Part.MODEL, SHARE_OF_CONTRAST, 1));
  }

  private static Hyperparameters headSettings(
      Hyperparameters settings, SingleLabel task, int trainingTexts) {
    Method head = new Method.Head();
    return Hyperparameters.defaultsOf(head)
        .with(Hyperparameter.SEED, (double) settings.seed())
        .resolvedFor(head, task, trainingTexts);
  }

  /** Texts out of scope are drawn together as if that was a label. */
  private static int labelCount(SingleLabel task) {
    return task.labels().size() + 1;
  }

  private static int[] labels(SingleLabel task, Split train) {
    return train.samples().getFirst().stream()
        .mapToInt(
            sample -> {
              int number = task.labels().indexOf(((Gold.Label) sample.gold()).label());
              return number < 0 ? task.labels().size() : number;
            })
        .toArray();
  }
}
