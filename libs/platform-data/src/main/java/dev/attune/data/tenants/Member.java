package dev.attune.data.tenants;

import dev.attune.data.tenancy.TenantRow;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A person in a tenant; an invitation until somebody signs in with its e-mail. */
@Entity
@Table(name = "member")
public class Member extends TenantRow {
  public String email;

  public @Nullable String subject;

  public String role;
}
