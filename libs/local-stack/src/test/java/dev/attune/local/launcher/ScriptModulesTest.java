package dev.attune.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The script knows of each module what Maven knows. */
class ScriptModulesTest {
  private static final Path CHECKOUT = Path.of("../..");
  private static final Pattern CASE =
      Pattern.compile("(?m)^ {4}(\\S+(?: \\| \\S+)*)\\) echo (.+) ;;$");
  private static final Pattern FUNCTION = Pattern.compile("(?s)\nupstream\\(\\) \\{.*?\n}");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db-migrations",
        "libs/local-stack",
        "libs/platform-data",
        "libs/text-models",
        "libs/agreement",
        "platform-api",
        "training-worker",
        "inference-gateway",
        "console",
        "evaluation"
      })
  void a_module_is_rebuilt_with_every_module_that_its_pom_names(String module) throws Exception {
    assertThat(ofScript().getOrDefault(module, Set.of())).isEqualTo(ofPom(module));
  }

  private static Map<String, Set<String>> ofScript() throws IOException {
    String script = Files.readString(CHECKOUT.resolve("attune"));
    String function =
        FUNCTION.matcher(script).results().map(found -> found.group()).findFirst().orElseThrow();
    Map<String, Set<String>> upstream = new TreeMap<>();
    CASE.matcher(function)
        .results()
        .forEach(
            line -> {
              for (String module : line.group(1).split(" \\| ", -1)) {
                upstream.put(module, new TreeSet<>(Arrays.asList(line.group(2).split(" ", -1))));
              }
            });
    return upstream;
  }

  /** What a module needs of this project to run. */
  private static Set<String> ofPom(String module) throws Exception {
    NodeList dependencies =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(CHECKOUT.resolve(module).resolve("pom.xml").toFile())
            .getElementsByTagName("dependency");
    Set<String> needed = new TreeSet<>();
    for (int i = 0; i < dependencies.getLength(); i++) {
      Element dependency = (Element) dependencies.item(i);
      if (text(dependency, "groupId").equals("dev.attune")
          && !text(dependency, "scope").equals("test")) {
        needed.add(directory(text(dependency, "artifactId")));
      }
    }
    return needed;
  }

  private static String text(Element element, String tag) {
    NodeList found = element.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }

  private static String directory(String artifact) {
    String name = artifact.replaceFirst("^attune-", "");
    return Set.of("libs/" + name, name).stream()
        .filter(path -> Files.isDirectory(CHECKOUT.resolve(path)))
        .collect(Collectors.joining());
  }
}
