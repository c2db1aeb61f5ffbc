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
import org.jspecify.annotations.Nullable;

/** A text, encrypted, with its gold label if it has one. */
@Entity
@Table(name = "example")
public class Example extends PanacheEntityBase {
  @Id
  @GeneratedValue
  @UuidGenerator(algorithm = UuidVersion7Strategy.class)
  public UUID id;

  @Column(name = "tenant_id", insertable = false, updatable = false)
  public UUID tenantId;

  @Column(name = "dataset_id")
  public UUID datasetId;

  @Column(name = "external_id")
  public @Nullable String externalId;

  @Column(name = "text_ciphertext")
  public byte[] textCiphertext;

  @Column(name = "text_digest")
  public byte[] textDigest;

  public int characters;

  @Column(name = "gold")
  @JdbcTypeCode(SqlTypes.JSON)
  public @Nullable JsonNode gold;

  @Column(name = "labelled_by")
  public @Nullable UUID labelledBy;

  public @Nullable String split;

  @Column(name = "subject_pseudonym")
  public byte @Nullable [] subjectPseudonym;

  @Column(name = "meta_ciphertext")
  public byte @Nullable [] metaCiphertext;

  @Column(name = "created_at", insertable = false, updatable = false)
  @Generated(event = EventType.INSERT)
  public Instant createdAt;
}
