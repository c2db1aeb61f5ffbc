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
    assertThat(ready(SELF).runs("these")).isTrue();
  }

  @Test
  void other_programs_or_ports_do_not_run() {
    assertThat(ready(SELF).runs("others")).isFalse();
  }

  @Test
  void it_does_not_run_when_a_part_is_gone_though_it_is_said_to_be_ready() throws Exception {
    assertThat(ready(ended()).runs("these")).isFalse();
  }

  @Test
  void it_does_not_run_when_another_process_has_the_number_of_a_part() {
    assertThat(ready(earlier()).runs("these")).isFalse();
  }

  @Test
  void a_part_whose_number_another_process_has_is_down() {
    assertThat(ready(earlier()).observed(Instant.EPOCH).part("console").orElseThrow())
        .returns(State.DOWN, PartStatus::state)
        .returns("process " + SELF.pid() + " has ended", PartStatus::detail);
  }

  private static PlatformStatus ready(ProcessIdentity process) {
    PartStatus part =
        new PartStatus("console", "console", 8080, State.READY, process, 0, Instant.EPOCH, 1.0, "");
    return new PlatformStatus(SELF, Phase.READY, null, "these", List.of(part));
  }

  private static ProcessIdentity earlier() {
    return new ProcessIdentity(SELF.pid(), SELF.startTicks() - 1, SELF.bootId());
  }

  private static ProcessIdentity ended() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
    process.destroyForcibly().waitFor();
    return identity;
  }
}
