package dev.attune.worker.training;

import dev.attune.text.learn.TrainingResult;
import dev.attune.text.learn.TrainingWarning;
import dev.attune.text.metrics.Calibration;
import dev.attune.text.metrics.ClassScore;
import dev.attune.text.metrics.Estimate;
import dev.attune.text.metrics.LabelEvaluation;
import java.util.List;

/** The figures of a version; the members are the contract of {@code model_version.metrics}. */
record Metrics(
    Evaluation validation,
    Evaluation test,
    Training training,
    CalibrationFigures calibration,
    List<String> warnings) {

  /** How the model did on one split, with calibrated probabilities. */
  record Evaluation(
      int examples,
      Estimate accuracy,
      Estimate macroF1,
      double logLoss,
      double ece,
      List<String> labels,
      List<ClassScore> perClass,
      List<List<Integer>> confusion,
      List<Bin> reliability) {

    static Evaluation of(LabelEvaluation evaluation) {
      Calibration calibration = evaluation.calibration();
      return new Evaluation(
          evaluation.examples(),
          evaluation.accuracy(),
          evaluation.macroF1(),
          calibration.logLossAfter(),
          calibration.after().expectedCalibrationError(),
          evaluation.confusion().labels(),
          evaluation.classes(),
          evaluation.confusion().counts(),
          calibration.after().bins().stream()
              .map(
                  bin ->
                      new Bin(
                          bin.lower(), bin.upper(), bin.count(), bin.confidence(), bin.accuracy()))
              .toList());
    }
  }

  /** The texts whose answer's confidence is above {@code low}, up to {@code high}. */
  record Bin(double low, double high, int count, double confidence, double accuracy) {}

  /** What the training took. */
  record Training(
      double seconds,
      double samplesPerSecond,
      int epochs,
      int bestEpoch,
      String device,
      String precision,
      int trainExamples) {}

  /** What temperature scaling did to the test split's probabilities. */
  record CalibrationFigures(double temperature, double eceBefore, double eceAfter) {}

  static Metrics of(TrainingResult result, int trainExamples) {
    LabelEvaluation test = (LabelEvaluation) result.test();
    Calibration calibration = test.calibration();
    return new Metrics(
        Evaluation.of((LabelEvaluation) result.validation()),
        Evaluation.of(test),
        new Training(
            result.timing().totalSeconds(),
            result.timing().samplesPerSecond(),
            result.epochs().size(),
            result.bestEpoch(),
            result.device(),
            result.device().contains("bfloat16") ? "bfloat16" : "float32",
            trainExamples),
        new CalibrationFigures(
            calibration.temperature(),
            calibration.before().expectedCalibrationError(),
            calibration.after().expectedCalibrationError()),
        result.warnings().stream().map(TrainingWarning::message).toList());
  }
}
