package dev.attune.api.security;

import dev.attune.api.organizations.Organizations;
import dev.attune.api.sql.Sql;
import dev.attune.data.tenancy.Tenancy;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds what a person is in a tenant, and makes an invitation the person's own at the first
 * sign-in.
 */
@ApplicationScoped
class Memberships {
  private record Found(UUID tenantId, UUID memberId, Role role, boolean taken) {}

  private record Entry(Membership membership, Optional<String> organizationToJoin) {}

  private final Sql sql;
  private final Tenancy tenancy;
  private final Organizations organizations;

  Memberships(Sql sql, Tenancy tenancy, Organizations organizations) {
    this.sql = sql;
    this.tenancy = tenancy;
    this.organizations = organizations;
  }

  /** Binds the rest of the request to the tenant when the person is a member of it. */
  Optional<Membership> enter(String slug, Person person) {
    Optional<Entry> entry =
        QuarkusTransaction.requiringNew().call(() -> lookUpOrTakeUp(slug, person));
    entry
        .flatMap(Entry::organizationToJoin)
        .ifPresent(id -> organizations.joinIfPossible(id, person.subject()));
    return entry.map(Entry::membership);
  }

  /** Binds the rest of the request to the tenant, for an operator of the platform. */
  Optional<OperatedTenant> operate(String slug) {
    Optional<UUID> tenantId =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    sql.one(
                        "select id from tenant_by_slug(?) id where id is not null",
                        row -> row.uuid("id"),
                        slug));
    tenantId.ifPresent(tenancy::bind);
    return tenantId.map(id -> new OperatedTenant(id, slug));
  }

  /** Whether the person still is a member; asked again while a long answer goes on. */
  boolean isStillMember(String slug, Person person) {
    return QuarkusTransaction.requiringNew().call(() -> lookUp(slug, person).isPresent());
  }

  private Optional<Entry> lookUpOrTakeUp(String slug, Person person) {
    Optional<Found> found = lookUp(slug, person);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Found member = found.get();
    tenancy.bind(member.tenantId());
    if (member.taken()) {
      return describe(slug, member).map(membership -> new Entry(membership, Optional.empty()));
    }
    int takenUp =
        sql.update(
            "update member set subject = ? where id = ? and subject is null",
            person.subject(),
            member.memberId());
    if (takenUp == 0) {
      // Somebody was faster; it may have been the same person in another request.
      return lookUp(slug, person)
          .filter(Found::taken)
          .flatMap(again -> describe(slug, again))
          .map(membership -> new Entry(membership, Optional.empty()));
    }
    return describe(slug, member).map(membership -> new Entry(membership, organizationId()));
  }

  private Optional<Found> lookUp(String slug, Person person) {
    return sql.one(
        "select tenant_id, member_id, role, taken from membership_of(?, ?, ?)",
        row ->
            new Found(
                row.uuid("tenant_id"),
                row.uuid("member_id"),
                Role.of(row.text("role")),
                row.truth("taken")),
        slug,
        person.subject(),
        person.verifiedEmail().orElse(null));
  }

  /** Empty where the member was removed since they were found. */
  private Optional<Membership> describe(String slug, Found member) {
    return sql.one(
        "select email from member where id = ?",
        row ->
            new Membership(
                member.tenantId(), slug, member.memberId(), row.text("email"), member.role()),
        member.memberId());
  }

  private Optional<String> organizationId() {
    return sql.one(
        "select organization_id from tenant where organization_id is not null",
        row -> row.text("organization_id"));
  }
}
