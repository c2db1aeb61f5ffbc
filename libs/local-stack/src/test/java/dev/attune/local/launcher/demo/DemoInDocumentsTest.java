package dev.attune.local.launcher.demo;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents ask of the demo is there for whoever tries it. */
class DemoInDocumentsTest {
  private static final Path CHECKOUT = Path.of("../..");
  private static final Pattern MODEL =
      Pattern.compile("(?:tenants/demo/models/|ATTUNE_TENANT=demo ATTUNE_MODEL=)([\\w-]+)");

  private static final Pattern UPLOAD =
      Pattern.compile("(?s)\"labels\":\\[([\\w\",]+)].*?--data-binary @(\\S+)");

  @ParameterizedTest
  @MethodSource("documents")
  void a_document_names_models_that_the_demo_makes(Path document) throws IOException {
    Set<String> made =
        Arrays.stream(DemoLanguage.values()).map(DemoLanguage::feelings).collect(toSet());
    assertThat(named(document)).isSubsetOf(made);
  }

  @Test
  void the_api_example_declares_the_labels_of_the_texts_that_it_uploads() throws IOException {
    String page = Files.readString(CHECKOUT.resolve("docs/api.md"));
    MatchResult example = UPLOAD.matcher(page).results().findFirst().orElseThrow();
    List<String> declared = List.of(example.group(1).replace("\"", "").split(",", -1));
    DemoTexts texts = DemoTexts.read(CHECKOUT.resolve(example.group(2)));
    assertThat(declared).containsExactlyInAnyOrderElementsOf(texts.labels());
  }

  static List<Path> documents() throws IOException {
    try (Stream<Path> pages = Files.list(CHECKOUT.resolve("docs"))) {
      return Stream.concat(pages, Stream.of(CHECKOUT.resolve("README.md")))
          .filter(page -> page.toString().endsWith(".md"))
          .filter(page -> !named(page).isEmpty())
          .toList();
    }
  }

  private static Set<String> named(Path document) {
    try {
      return MODEL
          .matcher(Files.readString(document))
          .results()
          .map(found -> found.group(1))
          .collect(toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
