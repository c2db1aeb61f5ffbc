package dev.attune.console.platform.tenants;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.ws.rs.ForbiddenException;
import java.util.Locale;

/** What a member may do. The API decides; the console only leaves out what would be refused. */
public enum Role {
  OWNER,
  MANAGER,
  ANNOTATOR,
  AUDITOR;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Data, training and deployment. */
  public boolean isManaging() {
    return this == OWNER || this == MANAGER;
  }

  /**
   * Refuses a page that only data, training and deployment need; the API would refuse what it
   * sends.
   */
  public void requireManaging() {
    require(isManaging());
  }

  public void requireOwner() {
    require(isOwner());
  }

  public void require(boolean allowed) {
    if (!allowed) {
      throw new ForbiddenException();
    }
  }

  public boolean isOwner() {
    return this == OWNER;
  }

  /** Whether people of the role answer texts. */
  public boolean isAnnotating() {
    return this != AUDITOR;
  }

  public boolean isSeeingTexts() {
    return this != AUDITOR;
  }

  public boolean isSeeingAuditLog() {
    return this == OWNER || this == AUDITOR;
  }

  /** How far annotators agree, and who they are. */
  public boolean isSeeingAgreement() {
    return this != ANNOTATOR;
  }

  /** Keys and usage. */
  public boolean isSeeingKeys() {
    return this != ANNOTATOR;
  }
}
