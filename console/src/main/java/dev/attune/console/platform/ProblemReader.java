package dev.attune.console.platform;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Turns an answer that refuses into a {@link ProblemException}, whether or not it carries a
 * document.
 */
public class ProblemReader implements ResponseExceptionMapper<ProblemException> {

  private final ObjectMapper json;

  public ProblemReader(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public ProblemException toThrowable(Response response) {
    return new ProblemException(read(response.getStatus(), body(response)));
  }

  private static @Nullable String body(Response response) {
    return response.hasEntity() ? response.readEntity(String.class) : null;
  }

  private Problem read(int status, @Nullable String body) {
    var bare = new Problem(status, null, null, List.of(), null);
    if (body == null || body.isBlank()) {
      return bare;
    }
    try {
      var read = json.readValue(body, Problem.class);
      return read == null
          ? bare
          : new Problem(status, read.title(), read.detail(), read.errors(), read.requestId());
    } catch (JacksonException notAProblemDocument) {
      return bare;
    }
  }
}
