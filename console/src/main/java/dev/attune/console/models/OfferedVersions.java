package dev.attune.console.models;

import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.models.Model;
import dev.attune.console.platform.models.ModelsApi;
import dev.attune.console.platform.models.Version;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks up the versions that a form offers. */
@ApplicationScoped
class OfferedVersions {

  private static final int NEWEST = 200;
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  private final ModelsApi models;

  OfferedVersions(@RestClient ModelsApi models) {
    this.models = models;
  }

  /**
   * The newest versions and, however old they are, those that serve and those that are asked for;
   * the newest first.
   *
   * @param asked numbers as they stand in fields of the form; what is none names no version
   */
  List<Version> of(String tenant, Model model, List<String> asked) {
    var newest = models.versions(tenant, model.name(), NEWEST, null);
    if (newest.next() == null) {
      return newest.items();
    }
    var listed = newest.items().stream().map(Version::number).toList();
    var older =
        Stream.concat(model.serving().stream(), numbers(asked))
            .distinct()
            .filter(number -> !listed.contains(number))
            .sorted(Comparator.reverseOrder())
            .flatMap(number -> find(tenant, model.name(), number).stream());
    return Stream.concat(newest.items().stream(), older).toList();
  }

  private static Stream<Integer> numbers(List<String> asked) {
    return asked.stream().filter(NUMBER.asMatchPredicate()).map(Integer::valueOf);
  }

  private Optional<Version> find(String tenant, String model, int number) {
    try {
      return Optional.of(models.version(tenant, model, number));
    } catch (ProblemException refusal) {
      if (refusal.status() == 404) {
        return Optional.empty();
      }
      throw refusal;
    }
  }
}
