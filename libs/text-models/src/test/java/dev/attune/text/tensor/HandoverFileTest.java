package dev.attune.text.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.JavaProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoverFileTest {
  @TempDir Path place;

  @Test
  void nobody_else_may_read_the_file_and_nothing_is_there_once_it_is_closed() throws IOException {
    try (HandoverFile file = HandoverFile.open(place, "model")) {
      Files.writeString(file.path(), "weights");
      Path directory = Objects.requireNonNull(file.path().getParent());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
          .isEqualTo("rwx------");
    }
    assertThat(place).isEmptyDirectory();
  }

  @Test
  void what_a_killed_process_has_left_is_deleted_when_the_next_one_opens_a_file() throws Exception {
    try (HandoverProcess other = HandoverProcess.open(place)) {
      other.kill();
      assertThat(other.file()).hasContent(HandoverProcess.CONTENT);

      HandoverFile.open(place, "next").close();

      assertThat(place).isEmptyDirectory();
    }
  }

  @Test
  void what_a_living_process_has_open_stays_however_often_others_look() throws IOException {
    try (HandoverProcess other = HandoverProcess.open(place)) {
      HandoverFile.open(place, "next").close();
      HandoverFile.open(place, "next").close();

      assertThat(other.file()).hasContent(HandoverProcess.CONTENT);
    }
  }

  @Test
  void a_process_that_opens_several_files_keeps_them_all_from_others() throws IOException {
    try (HandoverFile first = HandoverFile.open(place, "first");
        HandoverFile second = HandoverFile.open(place, "second")) {
      Files.writeString(first.path(), "1");
      Files.writeString(second.path(), "2");

      HandoverProcess.open(place).close();

      assertThat(first.path()).hasContent("1");
      assertThat(second.path()).hasContent("2");
    }
  }

  @Test
  void processes_that_open_files_at_once_delete_none_of_each_other() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(JavaProgram.start(OneAfterTheOther.class, place));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
    assertThat(place).isEmptyDirectory();
  }

  /** Opens file after file, each of which has to be there until it is closed. */
  static final class OneAfterTheOther {
    public static void main(String[] arguments) throws IOException {
      Path place = Path.of(arguments[0]);
      for (int i = 0; i < 300; i++) {
        try (HandoverFile file = HandoverFile.open(place, "model")) {
          Files.writeString(file.path(), "weights");
          HandoverFile.open(place, "next").close();
          if (!Files.exists(file.path())) {
            throw new IllegalStateException("The file has gone.");
          }
        }
      }
    }
  }
}
