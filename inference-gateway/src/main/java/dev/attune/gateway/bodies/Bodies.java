package dev.attune.gateway.bodies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.InputStream;
import java.util.Locale;
import java.util.UUID;

/** Opens the bodies of requests. */
@ApplicationScoped
public class Bodies {
  private final BytesInFlight inFlight;
  private final WholeBody whole;

  Bodies(BytesInFlight inFlight, WholeBody whole) {
    this.inFlight = inFlight;
    this.whole = whole;
  }

  /**
   * The bytes of a body, inflated where it is compressed. What was read of it counts as held until
   * it is closed: close it when the request is answered.
   *
   * @param tenantId whose request it is
   * @param limit bytes that it may have, as it came and inflated
   * @throws BodyTooLargeException when its length is known and too large; or later, from the stream
   * @throws EncodingException when it is compressed in an unknown way
   */
  public InputStream open(UUID tenantId, InputStream sent, HttpHeaders headers, long limit) {
    if (headers.getLength() > limit) {
      throw new BodyTooLargeException(limit);
    }
    InputStream bounded = new BoundedInput(sent, limit);
    if (!isCompressed(headers)) {
      return new HeldInput(bounded, besidesTheWhole(tenantId), () -> {});
    }
    InputStream inflated = new GunzipInput(bounded);
    return new HeldInput(new BoundedInput(inflated, limit), besidesTheWhole(tenantId), inflated);
  }

  private Holding besidesTheWhole(UUID tenantId) {
    return new Holding(inFlight, tenantId, whole.held());
  }

  /**
   * As {@link #open}, for a stream of lines without an end, which has a {@link #holding} of what it
   * needs; to be closed when it has been read.
   *
   * @throws OutOfProportionException from the stream, when far more comes out of it than was sent
   */
  public InputStream openStream(InputStream sent, HttpHeaders headers) {
    return isCompressed(headers) ? ProportionateInput.gunzip(sent) : new Unclosed(sent);
  }

  /** What a stream of a tenant holds; nothing yet. */
  public Holding holding(UUID tenantId) {
    return new Holding(inFlight, tenantId, 0);
  }

  private static boolean isCompressed(HttpHeaders headers) {
    String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    return switch (encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default -> throw new EncodingException();
    };
  }
}
