package dev.attune.gateway.bodies;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of the current request, for who needs all of it before it is answered. Counts as held
 * until the request has ended.
 */
@RequestScoped
public class WholeBody {
  private final BytesInFlight inFlight;
  private byte[] bytes = new byte[0];
  private @Nullable Holding held;

  WholeBody(BytesInFlight inFlight) {
    this.inFlight = inFlight;
  }

  /**
   * Reads a body to its end, or a byte beyond the limit.
   *
   * @param tenantId whose request it is
   * @return whether that was its end
   * @throws TooManyBytesException when there is no room for it
   */
  public boolean read(UUID tenantId, InputStream sent, int limit) throws IOException {
    Holding holding = new Holding(inFlight, tenantId, 0);
    held = holding; // What was counted is given back also where there is no room for the rest.
    bytes = new HeldInput(sent, holding, () -> {}).readNBytes(limit + 1);
    return bytes.length <= limit;
  }

  /** How many bytes of it are held. */
  long held() {
    return held == null ? 0 : held.held();
  }

  /** The body from its beginning. */
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  /** Adds the body to a digest. */
  public void digest(MessageDigest digest) {
    digest.update(bytes);
  }

  @PreDestroy
  void letGo() {
    if (held != null) {
      held.close();
    }
  }
}
