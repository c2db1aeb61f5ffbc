package dev.attune.api.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who makes this request, and as whom in the tenant of the path; set by the {@link Door}. */
@RequestScoped
public class Caller {
  private @Nullable Person person;
  private @Nullable Membership membership;
  private @Nullable OperatedTenant operated;

  /** Who is signed in. */
  public Person person() {
    return required(person);
  }

  /** The slug of the tenant of the path. */
  public String tenantSlug() {
    return operated != null ? operated.slug() : required(membership).slug();
  }

  /** The tenant of the path. */
  public UUID tenantId() {
    return operated != null ? operated.tenantId() : required(membership).tenantId();
  }

  /** The caller as a member of that tenant. */
  public UUID memberId() {
    return required(membership).memberId();
  }

  /** The member's or operator's e-mail: the name under which deeds are recorded. */
  public String email() {
    return operated != null
        ? person().verifiedEmail().orElse(person().subject())
        : required(membership).email();
  }

  /** The member's role. */
  public Role role() {
    return required(membership).role();
  }

  void enter(Person person, @Nullable Membership membership) {
    this.person = person;
    this.membership = membership;
  }

  void operate(Person person, OperatedTenant tenant) {
    this.person = person;
    this.operated = tenant;
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("This operation does not say who may call it.");
    }
    return value;
  }
}
