package dev.attune.gateway.predict;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a prediction request member by member, so that whatever is wrong is named by its place, and
 * a hostile body takes no more memory than its own size.
 */
final class RequestReader {
  static final int MAX_INPUTS = 256;

  private static final int MAX_TOP_K = 1_000;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .build();

  private final JsonParser parser;
  private final RequestErrors errors = new RequestErrors();

  private RequestReader(JsonParser parser) {
    this.parser = parser;
  }

  /**
   * Reads a request.
   *
   * @throws BadRequestException when it cannot be read
   * @throws InvalidRequestException when it breaks rules
   * @throws BodyTooLargeException when it is too long
   */
  static PredictionRequest read(InputStream body) throws IOException {
    CharBuffer chars = BodyReader.read(body);
    try (JsonParser parser = JSON.createParser(chars.array(), 0, chars.limit())) {
      return new RequestReader(parser).request();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new BadRequestException(
          at == null
              ? "The body is not valid JSON."
              : "The body is not valid JSON: line %d, column %d."
                  .formatted(at.getLineNr(), at.getColumnNr()));
    }
  }

  private PredictionRequest request() throws IOException {
    if (parser.nextToken() == null) {
      throw new BadRequestException("The body is empty; send {\"inputs\": [{\"text\": \"...\"}]}.");
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new BadRequestException("The body is not a JSON object.");
    }
    List<Input> inputs = null;
    Boolean explain = null;
    Integer topK = null;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "inputs" -> inputs = inputs();
        case "explain" -> explain = optionalBoolean("explain");
        case "topK" -> topK = topK();
        default -> {
          errors.unknown("", name, "inputs, explain and topK");
          parser.skipChildren();
        }
      }
    }
    if (parser.nextToken() != null) {
      throw new BadRequestException("The body goes on after the JSON object.");
    }
    if (inputs == null) {
      errors.add("inputs", "is missing.");
    }
    if (!errors.isEmpty() || inputs == null) {
      throw errors.toException();
    }
    return new PredictionRequest(inputs, Boolean.TRUE.equals(explain), topK);
  }

  private List<Input> inputs() throws IOException {
    List<Input> inputs = new ArrayList<>();
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      wrongType("inputs", "a list of 1 to 256 objects");
      return inputs;
    }
    int count = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (count < MAX_INPUTS) {
        input("inputs[%d]".formatted(count), inputs);
      } else {
        parser.skipChildren();
      }
      count++;
    }
    if (count == 0 || count > MAX_INPUTS) {
      errors.add("inputs", "has %,d elements; 1 to %d are allowed.".formatted(count, MAX_INPUTS));
    }
    return inputs;
  }

  private void input(String path, List<Input> inputs) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      wrongType(path, "an object with the member \"text\"");
      return;
    }
    String text = null;
    String subject = null;
    Boolean consent = null;
    boolean named = false;
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "text" -> {
          named = true;
          text = string(path + ".text", TextRule.TEXT);
        }
        case "subject" -> subject = optionalString(path + ".subject", TextRule.SUBJECT);
        case "consent" -> consent = optionalBoolean(path + ".consent");
        default -> {
          errors.unknown(path, name, "text, subject and consent");
          parser.skipChildren();
        }
      }
    }
    if (!named) {
      errors.add(path + ".text", "is missing.");
    }
    if (text != null) {
      inputs.add(new Input(text, subject, consent));
    }
  }

  private @Nullable Integer topK() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      wrongType("topK", "an integer of 1 or more");
      return null;
    }
    boolean small = parser.getNumberType() == JsonParser.NumberType.INT;
    if (!small || parser.getIntValue() < 1 || parser.getIntValue() > MAX_TOP_K) {
      errors.add("topK", "must be 1 to %,d.".formatted(MAX_TOP_K));
      return null;
    }
    return parser.getIntValue();
  }

  private @Nullable String optionalString(String path, TextRule rule) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NULL ? null : string(path, rule);
  }

  private @Nullable String string(String path, TextRule rule) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      wrongType(path, "a string");
      return null;
    }
    String value = parser.getText();
    String complaint = rule.complaint(value);
    if (complaint != null) {
      errors.add(path, complaint);
      return null;
    }
    return value;
  }

  private @Nullable Boolean optionalBoolean(String path) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> {
        wrongType(path, "true or false");
        yield null;
      }
    };
  }

  private void wrongType(String path, String wanted) throws IOException {
    String found =
        switch (parser.currentToken()) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "a list";
          case VALUE_STRING -> "a string";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          case VALUE_TRUE, VALUE_FALSE -> "a boolean";
          default -> "null";
        };
    errors.add(path, "must be %s, not %s.".formatted(wanted, found));
    parser.skipChildren();
  }
}
