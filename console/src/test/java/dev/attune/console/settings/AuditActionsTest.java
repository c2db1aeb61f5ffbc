package dev.attune.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a service writes to the audit log has words in it. */
class AuditActionsTest {
  private static final Path BUNDLE = Path.of("src/main/resources/messages/settings_en.properties");

  /** The one action that is put together. */
  private static final List<String> OF_LABELS = List.of("rename", "merge", "delete");

  private static final Pattern RECORDED =
      Pattern.compile("\\brecord\\((?:[^\";]|\"worker\")*\"([a-z-]+\\.[a-z-]+)\"");

  @Test
  void every_action_has_words() throws IOException {
    var words =
        Files.readAllLines(BUNDLE).stream()
            .filter(line -> line.startsWith("actionName="))
            .findFirst()
            .orElseThrow();
    var actions = recorded();

    assertThat(actions).contains("dataset.label-rename", "version.publish", "tenant.create");
    assertThat(actions).allMatch(action -> words.contains("{#case '" + action + "'}"));
  }

  private static Set<String> recorded() throws IOException {
    var actions = new TreeSet<String>();
    for (var service : List.of("platform-api", "training-worker")) {
      try (var sources = Files.walk(Path.of("..", service, "src/main/java"))) {
        for (var source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
          RECORDED
              .matcher(Files.readString(source))
              .results()
              .forEach(m -> actions.add(m.group(1)));
        }
      }
    }
    if (actions.remove("dataset.label-")) {
      OF_LABELS.forEach(action -> actions.add("dataset.label-" + action));
    }
    return actions;
  }
}
