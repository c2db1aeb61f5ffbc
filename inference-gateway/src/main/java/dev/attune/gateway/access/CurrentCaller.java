package dev.attune.gateway.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller of the current request. */
@RequestScoped
public class CurrentCaller {
  private @Nullable Caller caller;

  /** The caller whom the door let in. */
  public Caller get() {
    if (caller == null) {
      throw new IllegalStateException("The request did not come through the door.");
    }
    return caller;
  }

  /** The caller, or nothing when nobody was let in. */
  public Optional<Caller> find() {
    return Optional.ofNullable(caller);
  }

  void set(Caller admitted) {
    caller = admitted;
  }
}
