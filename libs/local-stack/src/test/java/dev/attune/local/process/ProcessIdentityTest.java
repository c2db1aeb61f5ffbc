package dev.attune.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIdentityTest {
  @TempDir private Path directory;

  private final ProcessIdentity self =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

  @Test
  void a_running_process_is_found_by_its_pid_file() throws IOException {
    Path file = directory.resolve("self.pid");
    self.write(file);
    assertThat(ProcessIdentity.read(file).flatMap(ProcessIdentity::handle))
        .contains(ProcessHandle.current());
  }

  @Test
  void a_number_that_was_given_to_a_later_process_is_not_the_same_process() {
    ProcessIdentity earlier = new ProcessIdentity(self.pid(), self.startTicks() - 1, self.bootId());
    assertThat(earlier.handle()).isEmpty();
  }

  @Test
  void a_process_of_an_earlier_boot_is_not_the_same_process() {
    ProcessIdentity earlier = new ProcessIdentity(self.pid(), self.startTicks(), "another boot");
    assertThat(earlier.handle()).isEmpty();
  }

  @Test
  void a_dead_process_is_not_alive() throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sleep", "60").start();
    ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
    process.destroyForcibly().waitFor();
    assertThat(identity.isAlive()).isFalse();
  }

  @Test
  void a_pid_file_that_is_no_text_names_nobody() throws IOException {
    Path file = Files.write(directory.resolve("damaged.pid"), new byte[] {(byte) 0xC3, 0x28});
    assertThat(ProcessIdentity.read(file)).isEmpty();
  }

  @Test
  void a_damaged_pid_file_names_nobody() throws IOException {
    Path file = Files.writeString(directory.resolve("damaged.pid"), "12 x");
    assertThat(ProcessIdentity.read(file)).isEmpty();
  }
}
