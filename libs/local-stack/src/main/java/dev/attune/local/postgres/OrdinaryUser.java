package dev.attune.local.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own it does not see that it does,
 * and still owns its files.
 */
final class OrdinaryUser {
  private OrdinaryUser() {}

  static List<String> command(List<String> command) {
    if (new UnixSystem().getUid() != 0) {
      return command;
    }
    List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
    wrapped.addAll(command);
    return wrapped;
  }
}
