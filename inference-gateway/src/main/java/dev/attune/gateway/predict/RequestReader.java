package dev.attune.gateway.predict;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.attune.gateway.bodies.BadRequestException;
import dev.attune.gateway.bodies.RequestErrors;
import dev.attune.gateway.bodies.StrictUtf8;
import dev.attune.gateway.bodies.TextRule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a prediction request member by member, so that whatever is wrong is named by its place, and
 * a hostile body takes no more memory than its own size.
 */
final class RequestReader {
  static final int MAX_INPUTS = 256;
  static final int MAX_EXPLAINED = 16;

  static final int MAX_TOP_K = 1_000;

  private static final String WANTED_INPUT = "an object with the member \"text\"";
  private static final Set<String> MEMBERS_OF_REQUEST = Set.of("inputs", "explain", "topK");
  private static final Set<String> MEMBERS_OF_INPUT = Set.of("text", "subject", "consent");

  /** Without what would keep the names of unknown members, of which a body may have millions. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
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
   * @throws dev.attune.gateway.bodies.InvalidRequestException when it breaks rules
   * @throws dev.attune.gateway.bodies.BodyTooLargeException when it is too long
   */
  static PredictionRequest read(InputStream body) throws IOException {
    try (JsonParser parser = JSON.createParser(new StrictUtf8(body))) {
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

  /**
   * Reads one input, as a line of a stream has it.
   *
   * @throws BadRequestException when it cannot be read
   * @throws dev.attune.gateway.bodies.InvalidRequestException when it breaks rules
   */
  static Input readInput(byte[] line) throws IOException {
    try (JsonParser parser = JSON.createParser(StrictUtf8.ofLine(line))) {
      RequestReader reader = new RequestReader(parser);
      List<Input> inputs = new ArrayList<>();
      parser.nextToken();
      reader.input("", inputs);
      if (!reader.errors.isEmpty() || inputs.isEmpty()) {
        throw reader.errors.toException();
      }
      if (parser.nextToken() != null) {
        throw new BadRequestException("The line goes on after the JSON object.");
      }
      return inputs.getFirst();
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new BadRequestException(
          at == null
              ? "The line is not valid JSON."
              : "The line is not valid JSON: column %d.".formatted(at.getColumnNr()));
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
    Set<String> seen = new HashSet<>();
    for (String name = member(MEMBERS_OF_REQUEST, seen);
        name != null;
        name = member(MEMBERS_OF_REQUEST, seen)) {
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
    boolean explained = Boolean.TRUE.equals(explain);
    if (explained && inputs.size() > MAX_EXPLAINED) {
      errors.add(
          "inputs",
          "has %,d elements; with explain at most %d are allowed."
              .formatted(inputs.size(), MAX_EXPLAINED));
      throw errors.toException();
    }
    return new PredictionRequest(inputs, explained, topK);
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
      wrongType(path.isEmpty() ? "The line" : path, WANTED_INPUT);
      return;
    }
    String text = null;
    String subject = null;
    Boolean consent = null;
    Set<String> seen = new HashSet<>();
    for (String name = member(MEMBERS_OF_INPUT, seen);
        name != null;
        name = member(MEMBERS_OF_INPUT, seen)) {
      switch (name) {
        case "text" -> text = string(within(path, "text"), TextRule.TEXT);
        case "subject" -> subject = optionalString(within(path, "subject"), TextRule.SUBJECT);
        case "consent" -> consent = optionalBoolean(within(path, "consent"));
        default -> {
          errors.unknown(path, name, "text, subject and consent");
          parser.skipChildren();
        }
      }
    }
    if (!seen.contains("text")) {
      errors.add(within(path, "text"), "is missing.");
    }
    if (text != null) {
      inputs.add(new Input(text, subject, consent));
    }
  }

  /**
   * The name of the object's next member, whose value is then the current token; null at the end.
   *
   * @param known the members that may come, each once
   * @param seen those of them that have come
   */
  private @Nullable String member(Set<String> known, Set<String> seen) throws IOException {
    String name = parser.nextFieldName();
    if (name == null) {
      return null;
    }
    if (known.contains(name) && !seen.add(name)) {
      throw new JsonParseException(parser, "A member comes twice.", parser.currentTokenLocation());
    }
    parser.nextToken();
    return name;
  }

  private static String within(String path, String member) {
    return path.isEmpty() ? member : path + "." + member;
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
