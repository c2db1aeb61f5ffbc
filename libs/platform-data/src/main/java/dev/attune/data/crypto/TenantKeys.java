package dev.attune.data.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;

/**
 * Makes and opens tenants' data keys. A tenant has two keysets, one to encrypt (AES256-GCM) and one
 * for keyed hashes (HMAC-SHA256 as a PRF); both are stored encrypted under the master key with the
 * tenant's id as associated data, so that one tenant's keys cannot be passed off as another's.
 */
@ApplicationScoped
public class TenantKeys {
  private final MasterKey masterKey;

  /** Keys under the master key that the configuration names. */
  public TenantKeys(CryptoConfig config) {
    this.masterKey = MasterKey.parse(read(config));
  }

  private static String read(CryptoConfig config) {
    if (config.file().isPresent() == config.value().isPresent()) {
      throw new IllegalStateException(
          "Set exactly one of attune.master-key.file and attune.master-key.value.");
    }
    return config
        .value()
        .orElseGet(
            () -> {
              var file = config.file().orElseThrow();
              try {
                return Files.readString(file);
              } catch (IOException e) {
                throw new IllegalStateException(
                    "The master key file " + file + " cannot be read.", e);
              }
            });
  }

  /** Fresh keys for a new tenant, wrapped: what goes into {@code tenant.wrapped_keys}. */
  public byte[] generateWrapped(UUID tenantId) {
    try {
      byte[] encryption =
          wrap(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), tenantId);
      byte[] hashing =
          wrap(KeysetHandle.generateNew(PredefinedPrfParameters.HMAC_SHA256_PRF), tenantId);
      return ByteBuffer.allocate(Integer.BYTES + encryption.length + hashing.length)
          .putInt(encryption.length)
          .put(encryption)
          .put(hashing)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The tenant's keys could not be made.", e);
    }
  }

  /** The cipher of a tenant, from its wrapped keys. */
  public TextCipher open(UUID tenantId, byte[] wrapped) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(wrapped);
      byte[] encryption = new byte[Math.clamp(buffer.getInt(), 0, buffer.remaining())];
      buffer.get(encryption);
      byte[] hashing = new byte[buffer.remaining()];
      buffer.get(hashing);
      return new TextCipher(
          tenantId,
          unwrap(encryption, tenantId).getPrimitive(RegistryConfiguration.get(), Aead.class),
          unwrap(hashing, tenantId).getPrimitive(RegistryConfiguration.get(), PrfSet.class));
    } catch (GeneralSecurityException | BufferUnderflowException e) {
      throw new IllegalStateException("The tenant's keys do not open under this master key.", e);
    }
  }

  /**
   * Keys of the platform for one purpose, 32 bytes each, the same in every service that has the
   * master key: the first is the one in use, the others belong to replaced master keys.
   */
  public List<byte[]> derived(String purpose) {
    return masterKey.derived("attune/" + purpose);
  }

  private byte[] wrap(KeysetHandle keyset, UUID tenantId) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.serializeEncryptedKeyset(
        keyset, masterKey.aead(), associatedData(tenantId));
  }

  private KeysetHandle unwrap(byte[] wrapped, UUID tenantId) throws GeneralSecurityException {
    return TinkProtoKeysetFormat.parseEncryptedKeyset(
        wrapped, masterKey.aead(), associatedData(tenantId));
  }

  private static byte[] associatedData(UUID tenantId) {
    return ("attune/tenant-keys/" + tenantId).getBytes(StandardCharsets.UTF_8);
  }
}
