package dev.attune.local.launcher.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSecretsTest {
  @TempDir private Path checkout;

  @BeforeEach
  void prepare() {
    home().prepare();
  }

  @Test
  void secrets_are_made_once() {
    LocalSecrets first = LocalSecrets.of(home());
    LocalSecrets second = LocalSecrets.of(home());
    assertThat(second.postgresSuperuser()).isEqualTo(first.postgresSuperuser());
    assertThat(second.roles()).isEqualTo(first.roles());
  }

  @Test
  void every_secret_is_different() {
    LocalSecrets secrets = LocalSecrets.of(home());
    assertThat(secrets.roles().passwords().values()).doesNotHaveDuplicates();
    assertThat(secrets.keycloak().consoleClient()).isNotEqualTo(secrets.keycloak().adminClient());
  }

  @Test
  void only_the_owner_can_look_at_them() throws IOException {
    LocalSecrets.of(home());
    assertThat(permissions(home().secrets())).isEqualTo("rwx------");
    assertThat(permissions(home().secrets().resolve("stack.properties"))).isEqualTo("rw-------");
  }

  private Home home() {
    return new Home(checkout);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
