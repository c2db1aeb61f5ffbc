package dev.attune.data.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.UUID;

/** Encrypts, decrypts and fingerprints one tenant's texts. Safe for use by many threads. */
public final class TextCipher {
  /**
   * What a ciphertext holds; part of the associated data, so that one cannot be put in the other's
   * place.
   */
  public enum Purpose {
    TEXT,
    META,
    SLICES,
    ANSWER,
    NOTE,
    COMMENT,
    NAME
  }

  private static final int DIGEST_BYTES = 32;

  private final UUID tenantId;
  private final Aead aead;
  private final PrfSet prf;

  TextCipher(UUID tenantId, Aead aead, PrfSet prf) {
    this.tenantId = tenantId;
    this.aead = aead;
    this.prf = prf;
  }

  /** Encrypts UTF-8 under the tenant's key; the same text gives another ciphertext each time. */
  public byte[] encrypt(Purpose purpose, String plain) {
    try {
      return aead.encrypt(plain.getBytes(StandardCharsets.UTF_8), associatedData(purpose));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A text could not be encrypted.", e);
    }
  }

  /**
   * Decrypts what {@link #encrypt} made for the same tenant and purpose; anything else is refused.
   */
  public String decrypt(Purpose purpose, byte[] ciphertext) {
    try {
      return new String(aead.decrypt(ciphertext, associatedData(purpose)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A text does not decrypt under the tenant's key.", e);
    }
  }

  /**
   * 32 bytes that are equal for equal texts (after NFC and trimming) and mean nothing without the
   * key.
   */
  public byte[] digest(String text) {
    return keyedHash("digest", Normalizer.normalize(text, Normalizer.Form.NFC).strip());
  }

  /** 32 bytes that stand for a person without naming them. */
  public byte[] pseudonym(String subject) {
    return keyedHash("subject", subject.strip());
  }

  /** 32 bytes by which the name of somebody who annotated elsewhere is found again. */
  public byte[] annotator(String name) {
    return keyedHash("annotator", name);
  }

  /** 32 bytes that are equal for equal bytes and mean nothing without the key. */
  public byte[] fingerprint(byte[] content) {
    return keyedHash("fingerprint", content);
  }

  private byte[] keyedHash(String domain, String value) {
    return keyedHash(domain, value.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] keyedHash(String domain, byte[] value) {
    try {
      byte[] prefix = (domain + '\0').getBytes(StandardCharsets.UTF_8);
      return prf.computePrimary(
          ByteBuffer.allocate(prefix.length + value.length).put(prefix).put(value).array(),
          DIGEST_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A keyed hash could not be computed.", e);
    }
  }

  private byte[] associatedData(Purpose purpose) {
    return (tenantId + "/" + purpose).getBytes(StandardCharsets.UTF_8);
  }
}
