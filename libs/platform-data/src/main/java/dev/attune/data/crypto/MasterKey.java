package dev.attune.data.crypto;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The key that wraps every tenant's data keys: a Tink AES256-GCM keyset in Tink's JSON form. It
 * comes from a file or the environment and never enters the database.
 */
public final class MasterKey {
  private static final int DERIVED_BYTES = 32;

  private final Aead aead;
  private final KeysetHandle keyset;

  private MasterKey(KeysetHandle keyset) throws GeneralSecurityException {
    this.aead = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
    this.keyset = keyset;
  }

  static {
    try {
      AeadConfig.register();
      PrfConfig.register();
    } catch (GeneralSecurityException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Reads a master key; the error never repeats what was read. */
  public static MasterKey parse(String json) {
    try {
      return new MasterKey(
          TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("The master key is not a Tink AEAD keyset in JSON.");
    }
  }

  /** A fresh master key as JSON, to be kept where the database is not. */
  public static String generate() {
    try {
      KeysetHandle keyset = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A master key could not be generated.", e);
    }
  }

  Aead aead() {
    return aead;
  }

  /**
   * Keys for one purpose, 32 bytes each: the first from the primary key, the others from those it
   * replaced. Whoever has one learns nothing of the master key or of other purposes.
   */
  List<byte[]> derived(String purpose) {
    List<byte[]> derived = new ArrayList<>();
    for (int i = 0; i < keyset.size(); i++) {
      KeysetHandle.Entry entry = keyset.getAt(i);
      if (entry.getKey() instanceof AesGcmKey key) {
        derived.add(entry.isPrimary() ? 0 : derived.size(), expand(key, purpose));
      }
    }
    if (derived.isEmpty()) {
      throw new IllegalStateException("The master key is not of AES256-GCM.");
    }
    return derived;
  }

  @AccessesPartialKey
  private static byte[] expand(AesGcmKey key, String purpose) {
    try {
      return Hkdf.computeHkdf(
          "HMACSHA256",
          key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()),
          new byte[0],
          purpose.getBytes(StandardCharsets.UTF_8),
          DERIVED_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key could not be derived.", e);
    }
  }
}
