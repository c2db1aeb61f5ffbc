package dev.attune.gateway.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.gateway.access.Caller;
import dev.attune.gateway.access.CurrentCaller;
import dev.attune.gateway.bodies.WholeBody;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers a request whose {@code Idempotency-Key} is known as it was answered before. */
@Provider
@Idempotent
@Priority(Priorities.USER)
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Pattern USABLE = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final String CLAIMED = IdempotencyFilter.class.getName();

  /**
   * Such a request is held twice while it is answered, as bytes and as texts, so it is smaller than
   * others may be.
   */
  private static final int MAX_BYTES = 5_000_000;

  private record Claimed(UUID tenantId, Fingerprint request, UUID claim) {}

  private final CurrentCaller current;
  private final WholeBody body;
  private final KeptAnswers answers;
  private final ObjectMapper json;

  IdempotencyFilter(CurrentCaller current, WholeBody body, KeptAnswers answers, ObjectMapper json) {
    this.current = current;
    this.body = body;
    this.answers = answers;
    this.json = json;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String key = request.getHeaderString(KEY);
    if (key == null) {
      return;
    }
    if (!USABLE.matcher(key).matches()) {
      throw KeyProblemException.malformed();
    }
    if (!MediaType.APPLICATION_JSON_TYPE.isCompatible(request.getMediaType())) {
      throw KeyProblemException.stream();
    }
    Caller caller = current.get();
    if (!body.read(caller.tenantId(), request.getEntityStream(), MAX_BYTES)) {
      throw KeyProblemException.tooLarge(MAX_BYTES);
    }
    request.setEntityStream(body.open());
    claim(request, caller, key);
  }

  private void claim(ContainerRequestContext request, Caller caller, String key) {
    var print = new Fingerprint(caller.id() + "\n" + key, digest(request));
    switch (answers.claim(caller.tenantId(), print)) {
      case Claim.Fresh fresh ->
          request.setProperty(CLAIMED, new Claimed(caller.tenantId(), print, fresh.id()));
      case Claim.Answered answered -> request.abortWith(again(answered));
      case Claim.Running running -> throw KeyProblemException.running();
      case Claim.Other other -> throw KeyProblemException.other();
    }
  }

  private static Response again(Claim.Answered answered) {
    Response.ResponseBuilder response = Response.status(answered.status()).header(REPLAYED, "true");
    return answered.body().isEmpty()
        ? response.build()
        : response
            .type(MediaType.APPLICATION_JSON_TYPE)
            .entity(answered.body().getBytes(StandardCharsets.UTF_8))
            .build();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws JsonProcessingException {
    if (!(request.getProperty(CLAIMED) instanceof Claimed claimed)) {
      return;
    }
    request.removeProperty(CLAIMED);
    Object entity = response.getEntity();
    if (response.getStatus() / 100 == 2) {
      answers.finish(
          claimed.tenantId(),
          claimed.request(),
          claimed.claim(),
          response.getStatus(),
          entity == null ? "" : json.writeValueAsString(entity));
    } else {
      answers.release(claimed.tenantId(), claimed.request(), claimed.claim());
    }
  }

  private byte[] digest(ContainerRequestContext request) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(address(request).getBytes(StandardCharsets.UTF_8));
      body.digest(digest);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String address(ContainerRequestContext request) {
    @Nullable String encoding = request.getHeaderString("Content-Encoding");
    return "%s %s\n%s\n"
        .formatted(
            request.getMethod(), request.getUriInfo().getRequestUri().getRawPath(), encoding);
  }
}
