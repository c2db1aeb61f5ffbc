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
        .description("What the data set asks of a model. This release offers single-label.")
        .addType(Schema.SchemaType.OBJECT)
        .addProperty("type", string().addEnumeration("single-label"))
        .addProperty(
            "labels",
            OASFactory.createSchema()
                .description("2 to 200 distinct names of 1 to 64 characters.")
                .addType(Schema.SchemaType.ARRAY)
                .items(string())
                .minItems(2)
                .maxItems(200))
        .addRequired("type")
        .addRequired("labels")
        .addExample(Map.of("type", "single-label", "labels", List.of("joy", "anger")));
  }

  static Schema splitRule() {
    Schema ratios = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    for (String split : List.of("train", "validation", "test")) {
      ratios
          .addProperty(split, OASFactory.createSchema().addType(Schema.SchemaType.NUMBER))
          .addRequired(split);
    }
    return OASFactory.createSchema()
        .description(
            "Ratios that add up to 1, shared out label by label, or the word \"column\": the split that each example came with.")
        .addOneOf(ratios)
        .addOneOf(string().addEnumeration("column"))
        .addExample(Map.of("train", 0.8, "validation", 0.1, "test", 0.1));
  }

  private static Schema string() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }
}
