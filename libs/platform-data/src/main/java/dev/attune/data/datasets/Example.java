package dev.attune.data.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.data.tenancy.TenantRow;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A text, encrypted, with its gold label if it has one. */
@Entity
@Table(name = "example")
public class Example extends TenantRow {
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
}
