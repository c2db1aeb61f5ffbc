package dev.attune.api.security;

import jakarta.enterprise.context.ApplicationScoped;

/** Asks again, in an answer that goes on for long, whether the caller may still see it. */
@ApplicationScoped
public class StillMember {
  private final Memberships memberships;

  StillMember(Memberships memberships) {
    this.memberships = memberships;
  }

  /** A question that can be asked after the request's beginning. */
  @FunctionalInterface
  public interface Check {
    /** Whether the caller is still a member of the tenant. */
    boolean holds();
  }

  /** The question for this caller, tenant and moment. */
  public Check checkOf(Caller caller) {
    String slug = caller.tenantSlug();
    Person person = caller.person();
    return () -> memberships.isStillMember(slug, person);
  }
}
