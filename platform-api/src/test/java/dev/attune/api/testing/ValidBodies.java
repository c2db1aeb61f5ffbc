package dev.attune.api.testing;

import dev.attune.api.testing.Operations.Body;
import dev.attune.api.testing.Operations.Operation;
import java.util.Map;

/** A body for every operation that would be taken if it came from somebody who may send it. */
public final class ValidBodies {
  private static final Map<String, Body> BODIES =
      Map.ofEntries(
          Map.entry("PATCH ", Body.json("{\"name\": \"taken over\"}")),
          Map.entry(
              "POST /members", Body.json("{\"email\": \"a@b.example\", \"role\": \"owner\"}")),
          Map.entry("PATCH /members/{id}", Body.json("{\"role\": \"auditor\"}")),
          Map.entry("POST /api-keys", Body.json("{\"name\": \"k\", \"scopes\": [\"predict\"]}")),
          Map.entry(
              "POST /datasets",
              Body.json(
                  "{\"name\": \"x\", \"language\": \"en\", \"task\": {\"type\": \"single-label\","
                      + " \"labels\": [\"a\", \"b\"]}}")),
          Map.entry("PATCH /datasets/{dataset}", Body.json("{\"guidelines\": \"taken over\"}")),
          Map.entry(
              "POST /datasets/{dataset}/labels/changes",
              Body.json("{\"action\": \"rename\", \"label\": \"joy\", \"to\": \"bliss\"}")),
          Map.entry("POST /datasets/{dataset}/examples", new Body("text/csv", "text\nplanted\n")),
          Map.entry(
              "POST /datasets/{dataset}/examples/check", new Body("text/csv", "text\nplanted\n")),
          Map.entry(
              "PUT /datasets/{dataset}/annotation",
              Body.json(
                  "{\"annotators\": 1, \"goldRule\": \"unanimous\", \"ordering\": \"random\"}")),
          Map.entry(
              "POST /datasets/{dataset}/annotation/gold-questions", Body.json("{\"draw\": 1}")),
          Map.entry(
              "PUT /datasets/{dataset}/annotation/gold-questions/{example}",
              Body.json("{\"answer\": {\"label\": \"joy\"}}")),
          Map.entry(
              "PATCH /datasets/{dataset}/annotation/uploaded-annotators/{id}",
              Body.json("{\"name\": \"taken over\"}")),
          Map.entry("POST /datasets/{dataset}/annotation/work", Body.json("{\"items\": 1}")),
          Map.entry(
              "PUT /datasets/{dataset}/annotation/examples/{example}/answer",
              Body.json("{\"answer\": {\"label\": \"joy\"}}")),
          Map.entry(
              "PUT /datasets/{dataset}/annotation/examples/{example}/decision",
              Body.json("{\"answer\": {\"label\": \"joy\"}}")),
          Map.entry(
              "POST /datasets/{dataset}/annotation/examples/{example}/return",
              Body.json("{\"annotator\": \"a@b.example\", \"note\": \"n\"}")),
          Map.entry(
              "POST /datasets/{dataset}/snapshots",
              Body.json("{\"splits\": {\"train\": 0.6, \"validation\": 0.2, \"test\": 0.2}}")),
          Map.entry(
              "POST /training-runs",
              Body.json(
                  "{\"model\": \"m\", \"dataset\": \"DATASET\", \"baseModel\": \"tiny-en\","
                      + " \"method\": \"lora\"}")),
          Map.entry("PATCH /api-keys/{id}", Body.json("{\"limits\": {}}")),
          Map.entry("PUT /limits", Body.json("{\"monthlyTexts\": 1}")),
          Map.entry("PUT /models/{model}/deployment", Body.json("{\"production\": 1}")));

  private ValidBodies() {}

  /**
   * The body of an operation.
   *
   * @param dataset id of a data set that bodies may name
   */
  public static Body of(Operation operation, String dataset) {
    if (!operation.hasBody()) {
      return Body.json("");
    }
    Body body = BODIES.get(operation.name());
    if (body == null) {
      throw new AssertionError("The walk needs a valid body for " + operation.name());
    }
    return new Body(body.contentType(), body.content().replace("DATASET", dataset));
  }
}
