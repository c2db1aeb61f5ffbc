package dev.attune.data.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import dev.attune.data.crypto.TextCipher.Purpose;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenantKeysTest {
  private static final UUID ACME = UUID.randomUUID();
  private static final String TEXT = "I am so glad you asked 谢谢";

  private final TenantKeys keys = keysUnder(MasterKey.generate());
  private final TextCipher cipher = keys.open(ACME, keys.generateWrapped(ACME));

  private static TenantKeys keysUnder(String masterKey) {
    return new TenantKeys(config(Optional.empty(), Optional.of(masterKey)));
  }

  private static CryptoConfig config(Optional<Path> file, Optional<String> value) {
    return new CryptoConfig() {
      @Override
      public Optional<Path> file() {
        return file;
      }

      @Override
      public Optional<String> value() {
        return value;
      }
    };
  }

  @Test
  void a_text_comes_back_and_its_ciphertext_shows_nothing_of_it() {
    byte[] ciphertext = cipher.encrypt(Purpose.TEXT, TEXT);
    assertThat(cipher.decrypt(Purpose.TEXT, ciphertext)).isEqualTo(TEXT);
    assertThat(new String(ciphertext, StandardCharsets.ISO_8859_1)).doesNotContain("glad");
    assertThat(cipher.encrypt(Purpose.TEXT, TEXT)).isNotEqualTo(ciphertext);
  }

  @Test
  void wrapped_keys_open_again_for_their_tenant_only() {
    byte[] wrapped = keys.generateWrapped(ACME);
    byte[] ciphertext = keys.open(ACME, wrapped).encrypt(Purpose.TEXT, TEXT);
    assertThat(keys.open(ACME, wrapped).decrypt(Purpose.TEXT, ciphertext)).isEqualTo(TEXT);
    assertThatThrownBy(() -> keys.open(UUID.randomUUID(), wrapped))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void another_master_key_opens_nothing() {
    byte[] wrapped = keys.generateWrapped(ACME);
    assertThatThrownBy(() -> keysUnder(MasterKey.generate()).open(ACME, wrapped))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> keys.open(ACME, new byte[] {1, 2}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_ciphertext_is_bound_to_its_tenant_and_its_purpose() {
    byte[] ciphertext = cipher.encrypt(Purpose.TEXT, TEXT);
    TextCipher rival = keys.open(ACME, keys.generateWrapped(ACME));
    assertThatThrownBy(() -> rival.decrypt(Purpose.TEXT, ciphertext))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> cipher.decrypt(Purpose.META, ciphertext))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void digests_are_equal_for_equal_texts_of_one_tenant_only() {
    TextCipher rival = keys.open(ACME, keys.generateWrapped(ACME));
    assertThat(cipher.digest("  caf\u00e9 ")).isEqualTo(cipher.digest("cafe\u0301")).hasSize(32);
    assertThat(cipher.digest(TEXT))
        .isNotEqualTo(rival.digest(TEXT))
        .isNotEqualTo(cipher.pseudonym(TEXT));
  }

  @Test
  void keys_of_the_platform_are_the_same_for_one_master_key_and_differ_by_purpose() {
    String master = MasterKey.generate();
    byte[] one = keysUnder(master).derived("ids").getFirst();

    assertThat(keysUnder(master).derived("ids").getFirst()).isEqualTo(one).hasSize(32);
    assertThat(keysUnder(master).derived("cache").getFirst()).isNotEqualTo(one);
    assertThat(keysUnder(MasterKey.generate()).derived("ids").getFirst()).isNotEqualTo(one);
  }

  @Test
  void a_replaced_master_key_goes_on_opening_what_it_made() throws Exception {
    String old = MasterKey.generate();
    KeysetHandle.Builder both = KeysetHandle.newBuilder();
    both.addEntry(entry(old));
    both.addEntry(entry(MasterKey.generate()).makePrimary());
    String rotated =
        TinkJsonProtoKeysetFormat.serializeKeyset(both.build(), InsecureSecretKeyAccess.get());

    assertThat(keysUnder(rotated).derived("ids"))
        .hasSize(2)
        .contains(keysUnder(old).derived("ids").getFirst());
    assertThat(keysUnder(rotated).derived("ids").getFirst())
        .isNotEqualTo(keysUnder(old).derived("ids").getFirst());
  }

  private static KeysetHandle.Builder.Entry entry(String master) throws Exception {
    KeysetHandle keyset =
        TinkJsonProtoKeysetFormat.parseKeyset(master, InsecureSecretKeyAccess.get());
    return KeysetHandle.importKey(keyset.getPrimary().getKey())
        .withFixedId(keyset.getPrimary().getId());
  }

  @Test
  void the_master_key_file_is_the_owners_alone_and_is_never_overwritten(@TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("master-key.json");
    GenerateMasterKey.main(new String[] {file.toString()});
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> GenerateMasterKey.write(file))
        .isInstanceOf(FileAlreadyExistsException.class);
    TenantKeys fromFile = new TenantKeys(config(Optional.of(file), Optional.empty()));
    assertThat(fromFile.generateWrapped(ACME)).isNotEmpty();
  }

  @Test
  void a_wrong_master_key_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> keysUnder("hunter2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
    assertThatThrownBy(() -> new TenantKeys(config(Optional.empty(), Optional.empty())))
        .hasMessageContaining("exactly one");
  }
}
