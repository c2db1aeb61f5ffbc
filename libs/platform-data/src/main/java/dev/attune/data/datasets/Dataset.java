package dev.attune.data.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.hibernate.type.SqlTypes;

/** A named set of examples with one task and guidelines. */
@Entity
@Table(name = "dataset")
public class Dataset extends PanacheEntityBase {
  @Id
  @GeneratedValue
  @UuidGenerator(algorithm = UuidVersion7Strategy.class)
  public UUID id;

  @Column(name = "tenant_id", insertable = false, updatable = false)
  public UUID tenantId;

  public String name;

  public String language;

  @Column(name = "task")
  @JdbcTypeCode(SqlTypes.JSON)
  public JsonNode task;

  public String guidelines;

  @Column(name = "latest_snapshot")
  public int latestSnapshot;

  @Column(name = "created_by")
  public String createdBy;

  @Column(name = "created_at", insertable = false, updatable = false)
  @Generated(event = EventType.INSERT)
  public Instant createdAt;
}
