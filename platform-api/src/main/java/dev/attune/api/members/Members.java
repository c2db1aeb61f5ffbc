package dev.attune.api.members;

import dev.attune.api.organizations.Organizations;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Caller;
import dev.attune.api.security.Role;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import dev.attune.api.sql.SqlFailure;
import dev.attune.data.audit.AuditLog;
import dev.attune.data.tenants.Member;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Invites people to a tenant, changes their roles and lets them go. */
@ApplicationScoped
class Members {
  private static final String COLUMNS =
      "id, email, role, case when subject is null then 'invited' else 'active' end as status, created_at";

  private final Sql sql;
  private final Organizations organizations;
  private final AuditLog audit;
  private final Caller caller;

  Members(Sql sql, Organizations organizations, AuditLog audit, Caller caller) {
    this.sql = sql;
    this.organizations = organizations;
    this.audit = audit;
    this.caller = caller;
  }

  @Transactional
  Page<MemberView> list(PageQuery page) {
    List<MemberView> rows =
        sql.list(
            "select "
                + COLUMNS
                + " from member where ?::uuid is null or id > ?::uuid order by id limit ?",
            Members::view,
            page.afterId(),
            page.afterId(),
            page.limit() + 1);
    return Page.of(rows, page.limit(), member -> member.id().toString());
  }

  @Transactional
  MemberView invite(NewMember wanted) {
    String email = wanted.email().toLowerCase(Locale.ROOT);
    try {
      MemberView member =
          sql.single(
              "insert into member (email, role) values (lower(?), ?) returning " + COLUMNS,
              Members::view,
              email,
              wanted.role().word());
      withOrganization(organization -> organizations.invite(organization, email));
      record("member.invite", email, Map.of("role", wanted.role().word()));
      return member;
    } catch (SqlFailure e) {
      if (e.isDuplicate()) {
        throw Refusal.conflict(email + " is a member already, or invited.");
      }
      throw e;
    }
  }

  @Transactional
  MemberView change(UUID id, Role role) {
    Member member = required(id);
    if (role != Role.OWNER) {
      keepAnOwner(member);
    }
    MemberView changed =
        sql.single(
            "update member set role = ? where id = ? returning " + COLUMNS,
            Members::view,
            role.word(),
            id);
    record("member.change", member.email, Map.of("from", member.role, "to", role.word()));
    return changed;
  }

  @Transactional
  void remove(UUID id) {
    Member member = required(id);
    keepAnOwner(member);
    sql.update("delete from member where id = ?", id);
    withOrganization(
        organization ->
            organizations.remove(organization, Optional.ofNullable(member.subject), member.email));
    record("member.remove", member.email, Map.of("role", member.role));
  }

  /** A tenant without an owner who can sign in would be nobody's. */
  private void keepAnOwner(Member member) {
    // Locked in one order, so that two owners cannot remove each other at the same time.
    List<UUID> owners =
        sql.list(
            """
            select id from member where role = 'owner' and subject is not null
             order by id for update
            """,
            row -> row.uuid("id"));
    if (owners.equals(List.of(member.id))) {
      throw Refusal.conflict(
          member.email + " is the last owner who has signed in; make somebody else owner first.");
    }
  }

  private static Member required(UUID id) {
    return Member.<Member>findByIdOptional(id)
        .orElseThrow(() -> Refusal.notFound("There is no such member."));
  }

  private void withOrganization(Consumer<String> work) {
    sql.one(
            "select organization_id from tenant where organization_id is not null",
            row -> row.text("organization_id"))
        .ifPresent(work);
  }

  private void record(String action, String email, Map<String, ?> details) {
    audit.record(caller.email(), action, email, details);
  }

  private static MemberView view(Row row) throws SQLException {
    return new MemberView(
        row.uuid("id"),
        row.text("email"),
        Role.of(row.text("role")),
        row.text("status"),
        row.instant("created_at"));
  }
}
