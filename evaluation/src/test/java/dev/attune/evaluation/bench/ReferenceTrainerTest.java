package dev.attune.evaluation.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceTrainerTest {
  @Test
  void a_reference_that_answers_nonsense_is_ended(@TempDir Path directory) throws IOException {
    Path python = directory.resolve("python");
    Files.writeString(python, "#!/bin/sh\necho no number\nexec sleep 60\n");
    Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
    long before = ProcessHandle.current().children().count();

    assertThatThrownBy(() -> new ReferenceTrainer(Workload.HEAD, python.toString()))
        .isInstanceOf(NumberFormatException.class);

    assertThat(ProcessHandle.current().children().count()).isEqualTo(before);
  }
}
