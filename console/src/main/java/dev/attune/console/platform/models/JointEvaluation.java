package dev.attune.console.platform.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Several answers for each text, measured each and together.
 *
 * @param allCorrect share of the texts of which every answer is right
 */
public record JointEvaluation(
    int examples,
    @JsonProperty("headline") Headline given,
    Map<String, Evaluation> outputs,
    Interval allCorrect)
    implements Evaluation {

  /** Lists leave the outputs out. */
  public JointEvaluation {
    outputs = Objects.requireNonNullElse(outputs, Map.of());
  }

  @Override
  public String type() {
    return "joint";
  }

  @Override
  public Headline headline() {
    return given;
  }

  @Override
  public List<Figure> figures() {
    var figures = new ArrayList<Figure>();
    figures.add(Figure.whole("allCorrect", allCorrect));
    outputs.forEach(
        (output, evaluation) ->
            figures.add(
                new Figure(
                    output, evaluation.headline().name(), evaluation.headline().interval())));
    return figures;
  }

  @Override
  public List<Figure> compared() {
    var compared = new ArrayList<Figure>();
    compared.add(Figure.whole("allCorrect", allCorrect));
    outputs.forEach(
        (output, evaluation) -> {
          var headline = evaluation.headline();
          compared.add(new Figure(output, headline.name(), headline.interval()));
          evaluation.compared().stream()
              .filter(figure -> figure.of() != null || !figure.name().equals(headline.name()))
              .map(figure -> figure.within(output))
              .forEach(compared::add);
        });
    return compared;
  }

  /** The mean can be below 0 when a correlation is among what it is the mean of. */
  @Override
  public boolean signed(String figure) {
    return figure.equals("mean")
        ? outputs.values().stream().anyMatch(one -> one.signed(one.headline().name()))
        : Figure.correlation(figure);
  }

  @Override
  public Map<String, Evaluation> parts() {
    return outputs;
  }
}
