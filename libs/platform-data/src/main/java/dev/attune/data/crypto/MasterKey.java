package dev.attune.data.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;

/**
 * The key that wraps every tenant's data keys: a Tink AES256-GCM keyset in Tink's JSON form. It
 * comes from a file or the environment and never enters the database.
 */
public final class MasterKey {
  private final Aead aead;

  private MasterKey(Aead aead) {
    this.aead = aead;
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
      KeysetHandle keyset =
          TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
      return new MasterKey(keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
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
}
