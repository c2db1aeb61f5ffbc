package dev.attune.text.adapter;

import java.util.Locale;

/** What of the network an adapter changes. */
public enum AdapterMethod {
  /** Only the head; the encoder is the base model's. */
  HEAD,
  /** The head and low-rank updates inside the encoder. */
  LORA;

  /** The name in files and APIs: {@code head} or {@code lora}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
