package dev.attune.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
  private final ScriptCheckout checkout;

  ScriptTest(@TempDir Path directory) throws IOException {
    checkout = new ScriptCheckout(directory);
  }

  @Test
  void a_second_start_does_not_call_maven() throws Exception {
    ScriptCheckout.Result first = checkout.run("up", "--detach");
    ScriptCheckout.Result second = checkout.run("up", "--detach");
    assertThat(first.output()).contains("Building 9 of 9 modules").contains("✓ something");
    assertThat(second.output()).contains("dev.attune.local.launcher.Main up --detach");
    assertThat(second.output()).doesNotContain("Building");
    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  @Test
  void a_change_rebuilds_what_depends_on_it_and_nothing_else() throws Exception {
    checkout.run("up");
    checkout.source("libs/text-models", "second");
    checkout.run("up");
    assertThat(checkout.mavenCalls())
        .last()
        .isEqualTo("libs/text-models,platform-api,training-worker,inference-gateway");
  }

  @Test
  void a_failed_build_shows_its_errors_and_ends_in_one_sentence() throws Exception {
    checkout.set("MAVEN_FAILS", "Some.java: cannot find symbol");
    ScriptCheckout.Result result = checkout.run("up");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output())
        .contains("✗ something")
        .contains("| [ERROR] Some.java: cannot find symbol")
        .contains("attune: The build failed; the whole log is");
  }

  @Test
  void a_build_without_network_says_so() throws Exception {
    checkout.set("MAVEN_FAILS", "Could not transfer artifact a:b:jar:1 from central");
    ScriptCheckout.Result result = checkout.run("up");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("needs files from the network, which did not answer");
  }

  @Test
  void after_a_failed_build_the_same_modules_are_built_again() throws Exception {
    checkout.set("MAVEN_FAILS", "once");
    checkout.run("up");
    checkout.set("MAVEN_FAILS", "");
    assertThat(checkout.run("up").output()).contains("Building 9 of 9 modules");
  }

  @Test
  void without_a_jdk_it_says_what_to_install() throws Exception {
    checkout.edit("jdk_version=25", "jdk_version=99");
    ScriptCheckout.Result result = checkout.run("up");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).startsWith("attune: There is no JDK 99 or newer here; install one");
    assertThat(result.output().lines()).hasSize(1);
  }

  @Test
  void without_room_on_the_disk_it_says_how_much_is_needed() throws Exception {
    checkout.set("ATTUNE_NEEDED_DISK_MB", "999999999");
    ScriptCheckout.Result result = checkout.run("up");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("and 999999999 MB are needed; make room first.");
  }

  @Test
  void before_the_first_build_other_commands_point_to_up() throws Exception {
    ScriptCheckout.Result result = checkout.run("status");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).isEqualTo("attune: Nothing is built yet; run ./attune up.\n");
  }

  @ParameterizedTest
  @CsvSource({"LC_ALL, C", "LC_ALL, no_WHERE.UTF-8", "LANG, C", "LC_CTYPE, POSIX"})
  void a_checkout_below_chinese_characters_works_in_a_locale_without_them(
      String variable, String locale, @TempDir Path directory) throws Exception {
    assumeTrue(
        "UTF-8".equals(System.getProperty("sun.jnu.encoding")), "This JVM has no such names.");
    ScriptCheckout chinese = new ScriptCheckout(Files.createDirectory(directory.resolve("用户")));
    chinese.set(variable, locale);
    chinese.run("up");
    chinese.useRealJava();
    ScriptCheckout.Result result = chinese.run("status");
    assertThat(result.output()).endsWith("Attune is not running; ./attune up starts it.\n");
    assertThat(result.status()).isEqualTo(3);
  }

  @Test
  void an_unknown_command_is_refused() throws Exception {
    ScriptCheckout.Result result = checkout.run("upp");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("There is no command upp");
  }

  @Test
  void help_needs_nothing() throws Exception {
    checkout.edit("jdk_version=25", "jdk_version=99");
    assertThat(checkout.run("help").status()).isZero();
  }
}
