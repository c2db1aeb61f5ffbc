package dev.attune.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.Pooling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tiny checkpoint that {@code src/test/python/golden_encoders.py} wrote, with what it must give.
 *
 * @param expected one per text
 */
@SuppressWarnings("ArrayRecordComponent")
public record GoldenEncoder(BaseModel base, List<Expected> expected) {
  public static final List<String> NAMES =
      List.of("bert", "roberta", "xlm-roberta", "distilbert", "electra");

  private static final Path ROOT = Path.of("src", "test", "resources", "golden-encoders");

  public static Path directory(String name) {
    return ROOT.resolve(name);
  }

  public static GoldenEncoder open(String name) throws IOException {
    JsonNode cases = new ObjectMapper().readTree(directory(name).resolve("expected.json").toFile());
    List<Expected> expected = new ArrayList<>();
    for (JsonNode node : cases) {
      float[][] states = new float[node.path("states").size()][];
      for (int token = 0; token < states.length; token++) {
        states[token] = floats(node.path("states").get(token));
      }
      long[] ids = new long[node.path("ids").size()];
      Arrays.setAll(ids, i -> node.path("ids").get(i).asLong());
      expected.add(new Expected(node.path("text").asText(), ids, states));
    }
    return new GoldenEncoder(BaseModel.open(directory(name)), expected);
  }

  public List<long[]> rows() {
    return expected.stream().map(Expected::ids).toList();
  }

  /** A text, its token ids and the vector of each token. */
  public record Expected(String text, long[] ids, float[][] states) {
    public float[] pooled(Pooling pooling) {
      if (pooling == Pooling.CLS) {
        return states[0];
      }
      float[] mean = new float[states[0].length];
      for (float[] state : states) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += state[i] / states.length;
        }
      }
      return mean;
    }
  }

  private static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).floatValue();
    }
    return values;
  }
}
