package dev.attune.gateway.bodies;

import dev.attune.gateway.problems.ProblemException;
import java.util.Map;

/** A body that is compressed in a way that is not understood here. */
final class EncodingException extends ProblemException {
  private static final long serialVersionUID = 1L;

  EncodingException() {
    super(415, "The Content-Encoding is unknown here; known are gzip and identity.");
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Accept-Encoding", "gzip");
  }
}
