package dev.attune.local.postgres;

import java.util.Map;

/**
 * Passwords of the roles that the migrations and the services sign in with.
 *
 * @param passwords by role name, {@code attune_owner}, {@code attune_api}, {@code attune_worker}
 *     and {@code attune_gateway}
 */
public record AttuneRoles(Map<String, String> passwords) {
  public static final String OWNER = "attune_owner";
  public static final String API = "attune_api";
  public static final String WORKER = "attune_worker";
  public static final String GATEWAY = "attune_gateway";

  public AttuneRoles {
    passwords = Map.copyOf(passwords);
  }

  public String password(String role) {
    String password = passwords.get(role);
    if (password == null) {
      throw new IllegalArgumentException("There is no password for the role " + role + ".");
    }
    return password;
  }
}
