package dev.attune.api.openapi;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Schemas whose JSON says more than their classes do. */
final class Schemas {
  private Schemas() {}

  static Schema task() {
    return OASFactory.createSchema()
        .description(
            """
            What the data set asks of a model: one label for each text (with outOfScope, a mark for texts that \
            have none), any number of labels, labelled stretches, values on scales, or several of these at once.""")
        .addOneOf(labelled("single-label", 2).addProperty("outOfScope", string()))
        .addOneOf(labelled("multi-label", 1))
        .addOneOf(labelled("token", 1))
        .addOneOf(
            typed("regression")
                .addProperty(
                    "outputs", list(1, 16, scale()).description("Scales, each with its range."))
                .addRequired("outputs"))
        .addOneOf(
            typed("joint")
                .addProperty(
                    "outputs",
                    list(2, 16, object())
                        .description(
                            "Outputs, each with a name and the members of the task of its type."))
                .addRequired("outputs"))
        .addExample(Map.of("type", "single-label", "labels", List.of("joy", "anger")));
  }

  private static Schema labelled(String type, int least) {
    return typed(type)
        .addProperty(
            "labels",
            list(least, 200, string()).description("Distinct names of 1 to 64 characters."))
        .addRequired("labels");
  }

  private static Schema typed(String type) {
    return object().addProperty("type", string().addEnumeration(type)).addRequired("type");
  }

  private static Schema scale() {
    Schema number = OASFactory.createSchema().addType(Schema.SchemaType.NUMBER);
    return object()
        .addProperty("name", string())
        .addProperty("min", number)
        .addProperty("max", number)
        .addRequired("name")
        .addRequired("min")
        .addRequired("max");
  }

  private static Schema list(int least, int most, Schema items) {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.ARRAY)
        .items(items)
        .minItems(least)
        .maxItems(most);
  }

  private static Schema object() {
    return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
  }

  static Schema splitRule() {
    return OASFactory.createSchema()
        .description(
            "Ratios that add up to 1, shared out label by label; with testOf, the number of an earlier snapshot whose test split is kept, those of the rest; or the word \"column\": the split that each example came with.")
        .addOneOf(ratios("train", "validation", "test"))
        .addOneOf(
            ratios("train", "validation")
                .addProperty("testOf", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addRequired("testOf"))
        .addOneOf(string().addEnumeration("column"))
        .addExample(Map.of("train", 0.8, "validation", 0.1, "test", 0.1));
  }

  private static Schema ratios(String... splits) {
    Schema ratios = object();
    for (String split : splits) {
      ratios
          .addProperty(split, OASFactory.createSchema().addType(Schema.SchemaType.NUMBER))
          .addRequired(split);
    }
    return ratios;
  }

  private static Schema string() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }
}
