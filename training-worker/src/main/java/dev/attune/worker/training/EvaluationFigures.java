package dev.attune.worker.training;

import dev.attune.text.metrics.Calibration;
import dev.attune.text.metrics.ClassScore;
import dev.attune.text.metrics.EntityEvaluation;
import dev.attune.text.metrics.Evaluation;
import dev.attune.text.metrics.JointEvaluation;
import dev.attune.text.metrics.LabelEvaluation;
import dev.attune.text.metrics.LabelSetEvaluation;
import dev.attune.text.metrics.Reliability;
import dev.attune.text.metrics.ValueEvaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a model did on one split, in the members that {@code model_version.metrics} has for each type
 * of task, with calibrated probabilities.
 */
final class EvaluationFigures {
  private EvaluationFigures() {}

  /** The texts whose answer's confidence is above {@code low}, up to {@code high}. */
  record Bin(double low, double high, int count, double confidence, double accuracy) {}

  /** What temperature scaling did to the probabilities; their bins stand beside it. */
  record CalibrationFigures(
      double temperature,
      double eceBefore,
      double eceAfter,
      double logLossBefore,
      double logLossAfter,
      double brierBefore,
      double brierAfter) {}

  /** The scores of a label that is given from a threshold on. */
  record ThresholdScore(
      String label, double precision, double recall, double f1, int support, double threshold) {}

  static Map<String, Object> of(Evaluation evaluation) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("type", type(evaluation));
    figures.put("examples", evaluation.examples());
    figures.put("headline", evaluation.headline());
    switch (evaluation) {
      case LabelEvaluation labels -> add(figures, labels);
      case LabelSetEvaluation sets -> add(figures, sets);
      case EntityEvaluation entities -> add(figures, entities);
      case ValueEvaluation values -> figures.put("outputs", values.outputs());
      case JointEvaluation joint -> {
        figures.put("allCorrect", joint.allCorrect());
        Map<String, Object> outputs = new LinkedHashMap<>();
        joint.outputs().forEach((name, one) -> outputs.put(name, of(one)));
        figures.put("outputs", outputs);
      }
    }
    return figures;
  }

  private static String type(Evaluation evaluation) {
    return switch (evaluation) {
      case LabelEvaluation _ -> "single-label";
      case LabelSetEvaluation _ -> "multi-label";
      case EntityEvaluation _ -> "token";
      case ValueEvaluation _ -> "regression";
      case JointEvaluation _ -> "joint";
    };
  }

  private static void add(Map<String, Object> figures, LabelEvaluation evaluation) {
    figures.put("accuracy", evaluation.accuracy());
    figures.put("macroF1", evaluation.macroF1());
    figures.put("labels", evaluation.confusion().labels());
    figures.put("perClass", evaluation.classes());
    figures.put("confusion", evaluation.confusion().counts());
    add(figures, evaluation.calibration());
    if (evaluation.votes() != null) {
      figures.put("votes", evaluation.votes());
    }
    if (evaluation.outOfScope() != null) {
      figures.put("outOfScope", evaluation.outOfScope());
    }
  }

  private static void add(Map<String, Object> figures, LabelSetEvaluation evaluation) {
    figures.put("macroF1", evaluation.macroF1());
    figures.put("microF1", evaluation.microF1());
    figures.put("subsetAccuracy", evaluation.subsetAccuracy());
    figures.put("labels", labels(evaluation.classes()));
    figures.put(
        "perClass",
        IntStream.range(0, evaluation.classes().size())
            .mapToObj(
                i -> withThreshold(evaluation.classes().get(i), evaluation.thresholds().get(i)))
            .toList());
    add(figures, evaluation.calibration());
    if (evaluation.votes() != null) {
      figures.put("votes", evaluation.votes());
    }
  }

  private static void add(Map<String, Object> figures, EntityEvaluation evaluation) {
    figures.put("f1", evaluation.f1());
    figures.put("precision", evaluation.precision());
    figures.put("recall", evaluation.recall());
    figures.put("labels", labels(evaluation.classes()));
    figures.put("perClass", evaluation.classes());
    if (evaluation.calibration() != null) {
      add(figures, evaluation.calibration());
    }
  }

  private static void add(Map<String, Object> figures, Calibration calibration) {
    figures.put("logLoss", calibration.logLossAfter());
    figures.put("ece", calibration.after().expectedCalibrationError());
    figures.put("reliability", bins(calibration.after()));
    figures.put("reliabilityBefore", bins(calibration.before()));
    figures.put(
        "calibration",
        new CalibrationFigures(
            calibration.temperature(),
            calibration.before().expectedCalibrationError(),
            calibration.after().expectedCalibrationError(),
            calibration.logLossBefore(),
            calibration.logLossAfter(),
            calibration.brierBefore(),
            calibration.brierAfter()));
  }

  private static List<Bin> bins(Reliability reliability) {
    return reliability.bins().stream()
        .map(
            bin -> new Bin(bin.lower(), bin.upper(), bin.count(), bin.confidence(), bin.accuracy()))
        .toList();
  }

  private static ThresholdScore withThreshold(ClassScore score, double threshold) {
    return new ThresholdScore(
        score.label(), score.precision(), score.recall(), score.f1(), score.support(), threshold);
  }

  private static List<String> labels(List<ClassScore> scores) {
    return scores.stream().map(ClassScore::label).toList();
  }
}
