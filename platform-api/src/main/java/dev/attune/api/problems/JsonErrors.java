package dev.attune.api.problems;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.IgnoredPropertyException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Says what is wrong with a JSON body, by place or by field, without repeating the body. */
final class JsonErrors {
  private JsonErrors() {}

  static Refusal refusal(JsonProcessingException thrown) {
    if (!(thrown instanceof JsonMappingException mapping) || mapping.getPath() == null) {
      return notJson(thrown.getLocation());
    }
    String field = path(mapping.getPath());
    return switch (mapping) {
      case UnrecognizedPropertyException unknown -> Refusal.invalid(field, unknown(unknown));
      case IgnoredPropertyException ignored -> Refusal.invalid(field, "is not a member of this");
      case InvalidTypeIdException type -> Refusal.invalid(member(field, "type"), offered(type));
      case ValueInstantiationException value -> Refusal.invalid(field, reason(value));
      case InvalidFormatException format
          when format.getValue() instanceof String text
              && text.isEmpty()
              && format.getTargetType() == String.class ->
          Refusal.invalid(field, format.getOriginalMessage());
      case MismatchedInputException mismatch -> mismatch(field, mismatch);
      default ->
          mapping.getCause() instanceof JsonProcessingException
              ? notJson(thrown.getLocation())
              : Refusal.invalid(field, "is not acceptable");
    };
  }

  private static Refusal notJson(JsonLocation location) {
    String where =
        location == null || location.getLineNr() < 1
            ? ""
            : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    return new Refusal(
        Refusal.Kind.MALFORMED, "The body is not well-formed JSON" + where + ".", List.of());
  }

  private static Refusal mismatch(String field, MismatchedInputException thrown) {
    if (field.isEmpty() && thrown.getTargetType() == null) {
      return notJson(thrown.getLocation());
    }
    return Refusal.invalid(field.isEmpty() ? "body" : field, "must be " + kind(thrown));
  }

  private static String kind(MismatchedInputException thrown) {
    Class<?> type = thrown.getTargetType() == null ? Object.class : thrown.getTargetType();
    if (type == String.class) {
      return "a string";
    }
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(type) || type == double.class) {
      return "a number";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    if (type == java.time.Instant.class) {
      return "a time such as 2027-01-31T12:00:00Z";
    }
    return type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : "an object";
  }

  private static String unknown(UnrecognizedPropertyException thrown) {
    Collection<Object> known = thrown.getKnownPropertyIds();
    return known == null
        ? "is not a member of this"
        : "is not a member of this; known are "
            + known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }

  private static String offered(InvalidTypeIdException thrown) {
    JsonSubTypes types = thrown.getBaseType().getRawClass().getAnnotation(JsonSubTypes.class);
    String names =
        types == null
            ? ""
            : Arrays.stream(types.value())
                .map(JsonSubTypes.Type::name)
                .collect(Collectors.joining(", "));
    return "this release offers " + names;
  }

  private static String reason(ValueInstantiationException thrown) {
    return thrown.getCause() instanceof IllegalArgumentException why
        ? String.valueOf(why.getMessage())
        : "is not acceptable";
  }

  private static String member(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static String path(List<JsonMappingException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : references) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.toString();
  }
}
