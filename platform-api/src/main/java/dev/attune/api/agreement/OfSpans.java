package dev.attune.api.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.agreement.Agreement;
import dev.attune.agreement.Annotations;
import dev.attune.agreement.Marking;
import dev.attune.agreement.Span;
import dev.attune.agreement.SpanF1;
import dev.attune.agreement.UnitizedAlpha;
import dev.attune.api.agreement.SharedAnswers.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Labelled stretches of each text. */
final class OfSpans extends Comparison<Marking> {

  OfSpans(List<Said> said) {
    super(said, OfSpans::marking);
  }

  private static Marking marking(Said said) {
    List<Span> spans = new ArrayList<>();
    for (JsonNode entity : said.answer().path("entities")) {
      spans.add(
          new Span(
              entity.path("start").asInt(),
              entity.path("end").asInt(),
              entity.path("label").asText()));
    }
    return new Marking(said.characters(), spans);
  }

  @Override
  List<Agreement> figures() {
    return List.of(
        UnitizedAlpha.of(all(), SAMPLING),
        SpanF1.exact(all(), SAMPLING),
        SpanF1.overlap(all(), SAMPLING),
        UnitizedAlpha.ofPlaces(all(), SAMPLING));
  }

  @Override
  Agreement ofPair(Annotations<Marking> both, String first, String second) {
    return SpanF1.exact(both, OF_PARTS);
  }

  @Override
  Stream<String> labelsIn(Marking answer) {
    return answer.spans().stream().map(Span::label);
  }

  @Override
  List<Agreement> ofLabels(List<String> labels) {
    return SpanF1.exactOfEach(all(), labels, OF_PARTS);
  }

  @Override
  Stream<Confusions.Pair> confused(Marking one, Marking other) {
    return one.spans().stream()
        .flatMap(
            span ->
                other.spans().stream()
                    .filter(instead -> instead.start() < span.end() && span.start() < instead.end())
                    .filter(instead -> !instead.label().equals(span.label()))
                    .map(instead -> Confusions.Pair.of(span.label(), instead.label())));
  }
}
