package dev.attune.gateway.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.gateway.bodies.Room;
import dev.attune.gateway.problems.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How much of a stream is read until its caller is asked after again. */
class PredictStreamTest {
  private static final int WAITS = 2;

  private final List<Part> asked = new ArrayList<>();

  @Test
  void a_caller_is_asked_after_however_many_blank_lines_come() throws IOException {
    String answered = run(lines("\n \t\r\n".repeat(50_000)));

    assertThat(answered).isEmpty();
    assertThat(asked)
        .hasSizeGreaterThan(90)
        .allSatisfy(
            part -> {
              assertThat(part.inputs()).isEmpty();
              assertThat(part.refused()).isZero();
            });
  }

  @Test
  void a_caller_is_asked_after_though_no_line_can_be_asked() throws IOException {
    String answered = run(lines("no JSON\n".repeat(640)));

    assertThat(answered.lines()).hasSize(640).allMatch(line -> line.contains("\"status\":400"));
    assertThat(asked).hasSize(10).allMatch(part -> part.refused() == 64);
  }

  @Test
  void lines_that_are_too_long_to_be_kept_are_a_part_each() throws IOException {
    String answered = run(lines((" ".repeat(2_000_000) + "\n").repeat(3)));

    assertThat(answered.lines()).hasSize(3).allMatch(line -> line.contains("\"status\":413"));
    assertThat(asked).hasSize(3).allMatch(part -> part.refused() == 1);
  }

  @Test
  void a_line_without_an_end_ends_the_stream() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 'x');
            return length;
          }
        };

    assertThat(run(endless).lines())
        .singleElement()
        .asString()
        .contains("\"line\":1", "\"status\":413", "the rest was not read");
  }

  @Test
  void a_line_for_which_there_is_no_room_fails_and_the_others_go_on() throws IOException {
    Room room = new Room(300_000);

    String answered = run(lines("no JSON\n" + "x".repeat(1_000_000) + "\nno JSON\n"), room);

    assertThat(answered.lines())
        .satisfiesExactly(
            line -> assertThat(line).contains("\"line\":1", "\"status\":400"),
            line -> assertThat(line).contains("\"line\":2", "\"status\":503", "busy"),
            line -> assertThat(line).contains("\"line\":3", "\"status\":400"));
    assertThat(asked.stream().mapToInt(Part::refused).sum()).isEqualTo(2);
    assertThat(room.held()).isZero();
  }

  @Test
  void what_is_held_is_let_go_part_by_part() throws IOException {
    Room room = new Room(500_000);

    String answered = run(lines(("x".repeat(99_999) + "\n").repeat(100)), room);

    assertThat(answered.lines()).hasSize(100).allMatch(line -> line.contains("\"status\":400"));
    assertThat(room.held()).isZero();
  }

  @Test
  void what_was_answered_and_is_not_explained_is_not_asked_again() throws IOException {
    ProblemException busy =
        new ProblemException(503, "The gateway is busy.") {
          private static final long serialVersionUID = 1L;

          @Override
          public Map<String, String> headers() {
            return Map.of("Retry-After", "0");
          }
        };

    String unexplained =
        run(
            lines("{\"text\":\"a\"}\n"),
            new Room(1_000_000),
            part -> {
              throw new UnexplainedException(busy);
            });
    assertThat(unexplained).contains("\"line\":1", "\"status\":503");
    assertThat(asked).hasSize(1);

    run(
        lines("{\"text\":\"a\"}\n"),
        new Room(1_000_000),
        part -> {
          throw busy;
        });
    assertThat(asked).as("with the waits for room").hasSize(1 + 1 + WAITS);
  }

  private String run(InputStream lines) throws IOException {
    return run(lines, new Room(100_000_000));
  }

  private String run(InputStream lines, Room room) throws IOException {
    return run(lines, room, part -> List.of());
  }

  private String run(InputStream lines, Room room, PredictStream.Asking asking) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PredictStream(
            new ObjectMapper(),
            new Options(false, null),
            new Patience(Duration.ZERO, WAITS),
            part -> {
              asked.add(part);
              return asking.answer(part);
            })
        .run(lines, room.holding(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static InputStream lines(String lines) {
    return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
  }
}
