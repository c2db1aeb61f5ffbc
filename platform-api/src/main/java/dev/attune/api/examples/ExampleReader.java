package dev.attune.api.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.sql.Row;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens stored examples: decrypts what the caller may read and nothing else. */
@ApplicationScoped
public class ExampleReader {
  private static final TypeReference<Map<String, String>> META = new TypeReference<>() {};

  private final TenantCiphers ciphers;
  private final ObjectMapper json;

  ExampleReader(TenantCiphers ciphers, ObjectMapper json) {
    this.ciphers = ciphers;
    this.json = json;
  }

  /** Needs a transaction of the tenant. */
  public Opened open(boolean withTexts) {
    return new Opened(withTexts ? ciphers.current() : null);
  }

  /** The examples of one request. */
  public final class Opened {
    private final @Nullable TextCipher cipher;

    private Opened(@Nullable TextCipher cipher) {
      this.cipher = cipher;
    }

    ExampleView view(Row row) throws SQLException {
      JsonNode gold = row.jsonOrNull("gold");
      return new ExampleView(
          row.uuid("id"),
          row.textOrNull("external_id"),
          text(row),
          gold == null ? null : gold.path("label").textValue(),
          gold,
          row.textOrNull("split"),
          gold == null ? "unlabelled" : "labelled",
          row.textOrNull("labelled_by"),
          cipher == null ? null : meta(cipher, row.bytesOrNull("meta_ciphertext")),
          row.integer("characters"),
          row.instant("created_at"));
    }

    /** The text in the row; null when the caller may not read it. */
    public @Nullable String text(Row row) throws SQLException {
      return cipher == null
          ? null
          : cipher.decrypt(TextCipher.Purpose.TEXT, row.bytes("text_ciphertext"));
    }

    /** The metadata in the row; empty when there is none or the caller may not read it. */
    public Map<String, String> meta(Row row) throws SQLException {
      return cipher == null ? Map.of() : meta(cipher, row.bytesOrNull("meta_ciphertext"));
    }

    private Map<String, String> meta(TextCipher tenantCipher, byte @Nullable [] ciphertext) {
      if (ciphertext == null) {
        return Map.of();
      }
      try {
        return json.readValue(tenantCipher.decrypt(TextCipher.Purpose.META, ciphertext), META);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("Stored metadata cannot be read.", e);
      }
    }
  }
}
