package dev.attune.local.testing;

import java.util.Locale;

/** Who connects to a test database. */
public enum DatabaseRole {
  SUPERUSER("postgres"),
  OWNER("attune_owner"),
  API("attune_api"),
  WORKER("attune_worker"),
  GATEWAY("attune_gateway");

  private final String user;

  DatabaseRole(String user) {
    this.user = user;
  }

  /** The role in PostgreSQL. */
  public String user() {
    return user;
  }

  /** The short name used in configuration, such as {@code api}. */
  public String shortName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DatabaseRole named(String shortName) {
    return valueOf(shortName.toUpperCase(Locale.ROOT));
  }
}
