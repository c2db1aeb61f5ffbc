package dev.attune.api.examples;

import static dev.attune.api.examples.RoundTrips.export;
import static dev.attune.api.examples.RoundTrips.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.testing.TestTasks;
import dev.attune.api.testing.TestTenant;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** CSV in a spreadsheet that divides it at something else than commas, as locales have it. */
@QuarkusTest
class DividedTableTest {
  private static final int EXAMPLES = 150;
  private static final Pattern FORMULA = Pattern.compile("(?s)[=+\\-@＝＋－＠].*");
  private static final String COMMAND = "x;=1+cmd|' /C calc'!A0";
  private static final List<String> PIECES =
      List.of("x", ";", "\t", "\n", ",", "\"", "'", "=1+1", "-", "@", "＋", " ");

  @Test
  void no_cell_begins_like_a_formula_and_all_come_back() throws Exception {
    TestTenant tenant = TestTenant.create();
    String original = tenant.dataset("original", TestTasks.SINGLE_LABEL);
    upload(tenant, original, "jsonl", lines().getBytes(StandardCharsets.UTF_8));

    byte[] table = export(tenant, original, "csv");

    for (char divider : new char[] {';', '\t'}) {
      assertThat(cells(table, divider))
          .hasSizeGreaterThan(EXAMPLES)
          .noneMatch(cell -> FORMULA.matcher(cell).matches());
    }
    String copy = tenant.dataset("copy", TestTasks.SINGLE_LABEL);
    upload(tenant, copy, "csv", table);
    assertThat(contents(tenant, copy)).hasSize(EXAMPLES).isEqualTo(contents(tenant, original));
  }

  private static String lines() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Random random = new Random(5);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < EXAMPLES; i++) {
      Map<String, String> example =
          Map.of(
              "text", i == 0 ? COMMAND : pieces(random) + "n" + i + pieces(random),
              "id", i == 0 ? COMMAND : pieces(random) + "i" + i + pieces(random),
              "meta.channel", i == 0 ? COMMAND : pieces(random) + "c" + pieces(random),
              "meta.a;=1", "x");
      lines.append(json.writeValueAsString(example)).append('\n');
    }
    return lines.toString();
  }

  private static String pieces(Random random) {
    StringBuilder pieces = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      pieces.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return pieces.toString();
  }

  /** As a spreadsheet has them, for which what follows quotes belongs to the cell. */
  private static List<String> cells(byte[] table, char divider) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180.builder().setDelimiter(divider).setTrailingData(true).get();
    try (CSVParser parser =
        CSVParser.builder()
            .setReader(new StringReader(new String(table, StandardCharsets.UTF_8)))
            .setFormat(format)
            .get()) {
      return parser.stream().flatMap(CSVRecord::stream).toList();
    }
  }

  private static List<Map<String, Object>> contents(TestTenant tenant, String id) {
    List<Map<String, Object>> items =
        tenant
            .asOwner()
            .get(tenant.path("/datasets/" + id + "/examples?limit=200"))
            .jsonPath()
            .getList("items");
    return items.stream()
        .map(
            item -> {
              Map<String, Object> kept = new HashMap<>(item);
              kept.keySet().retainAll(List.of("text", "externalId", "meta"));
              return kept;
            })
        .toList();
  }
}
