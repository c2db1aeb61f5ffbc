package dev.attune.data.learning;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A base model that the workers have in their store. */
@Entity
@Table(name = "base_model")
public class BaseModelEntry extends PanacheEntityBase {
  @Id public String name;

  public String language;

  public String architecture;

  public long parameters;

  public int layers;

  @Column(name = "hidden_size")
  public int hiddenSize;

  @Column(name = "max_tokens")
  public int maxTokens;

  public String pooling;

  public String licence;

  public String source;

  public String sha256;
}
