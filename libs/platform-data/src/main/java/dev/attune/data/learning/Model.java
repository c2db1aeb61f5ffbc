package dev.attune.data.learning;

import dev.attune.data.tenancy.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A named model of a tenant. */
@Entity
@Table(name = "model")
public class Model extends TenantRow {
  public String name;

  @Column(name = "latest_version", insertable = false, updatable = false)
  public int latestVersion;
}
