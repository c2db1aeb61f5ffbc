package dev.attune.api.uploadedanswers;

import dev.attune.api.sql.Row;
import dev.attune.data.crypto.TextCipher;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What uploads call those whose answers came with them, each name decrypted once. For one read. */
public final class UploadedNames {
  /** What is read here, of the annotator u. */
  public static final String COLUMNS = "u.id as annotator_id, u.name_ciphertext";

  private final TextCipher cipher;
  private final UnaryOperator<String> told;
  private final Map<UUID, String> known = new HashMap<>();

  /** As the uploads have them. */
  public UploadedNames(TextCipher cipher) {
    this(cipher, name -> name);
  }

  /**
   * Told in other words.
   *
   * @param told asked once about each annotator
   */
  public UploadedNames(TextCipher cipher, UnaryOperator<String> told) {
    this.cipher = cipher;
    this.told = told;
  }

  /** The name in a row with {@link #COLUMNS}; null where nobody is named. */
  public @Nullable String of(Row row) throws SQLException {
    UUID id = row.uuidOrNull("annotator_id");
    if (id == null) {
      return null;
    }
    String name = known.get(id);
    if (name == null) {
      name = told.apply(cipher.decrypt(TextCipher.Purpose.NAME, row.bytes("name_ciphertext")));
      known.put(id, name);
    }
    return name;
  }
}
