package dev.attune.data.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.data.crypto.TenantCiphers;
import dev.attune.data.crypto.TextCipher.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;

/**
 * Keeps the member {@code slices} of a version's metrics, which names values of the texts'
 * metadata, encrypted in the database: a Base64 text of the ciphertext in place of the list.
 */
@ApplicationScoped
public class SealedSlices {
  private static final String SLICES = "slices";

  private final TenantCiphers ciphers;
  private final ObjectMapper json;

  SealedSlices(TenantCiphers ciphers, ObjectMapper json) {
    this.ciphers = ciphers;
    this.json = json;
  }

  /** The metrics as they may be stored. Needs a transaction of the tenant. */
  public JsonNode seal(JsonNode metrics) {
    JsonNode slices = metrics.path(SLICES);
    if (!slices.isArray()) {
      return metrics;
    }
    byte[] ciphertext = ciphers.current().encrypt(Purpose.SLICES, slices.toString());
    return ((ObjectNode) metrics.deepCopy())
        .put(SLICES, Base64.getEncoder().encodeToString(ciphertext));
  }

  /**
   * The metrics as people see them. Those from before slices were sealed have them in the clear and
   * come back as they are. Needs a transaction of the tenant.
   */
  public JsonNode open(JsonNode metrics) {
    JsonNode sealed = metrics.path(SLICES);
    if (!sealed.isTextual()) {
      return metrics;
    }
    byte[] ciphertext = Base64.getDecoder().decode(sealed.textValue());
    String slices = ciphers.current().decrypt(Purpose.SLICES, ciphertext);
    try {
      return ((ObjectNode) metrics.deepCopy()).set(SLICES, json.readTree(slices));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Sealed slices hold no JSON.", e);
    }
  }
}
