package dev.attune.local.launcher.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.process.ProcessIdentity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlatformStatusTest {
  private static final ProcessIdentity SELF =
      ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();

  @Test
  void it_runs_while_its_supervisor_and_its_parts_do() {
    assertThat(ready(SELF.pid()).runs("these")).isTrue();
  }

  @Test
  void other_programs_or_ports_do_not_run() {
    assertThat(ready(SELF.pid()).runs("others")).isFalse();
  }

  @Test
  void it_does_not_run_when_a_part_is_gone_though_it_is_said_to_be_ready() throws Exception {
    assertThat(ready(ended()).runs("these")).isFalse();
  }

  private static PlatformStatus ready(long pid) {
    PartStatus part =
        new PartStatus("console", "console", 8080, State.READY, pid, 0, Instant.EPOCH, 1.0, "");
    return new PlatformStatus(SELF, Phase.READY, null, "these", List.of(part));
  }

  private static long ended() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    return process.pid();
  }
}
