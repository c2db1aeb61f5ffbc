package dev.attune.console.models;

import dev.attune.console.platform.ProblemException;
import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.platform.datasets.Example;
import dev.attune.console.platform.models.Version;
import dev.attune.console.web.CurrentFrame;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds the texts of a version's worst mistakes, as far as the reader may see them. */
@ApplicationScoped
public class MistakeTexts {

  private static final int FIRST = 8;

  private final DatasetsApi datasets;
  private final CurrentFrame frame;

  public MistakeTexts(@RestClient DatasetsApi datasets, CurrentFrame frame) {
    this.datasets = datasets;
    this.frame = frame;
  }

  WorstMistakes of(String tenant, Version version) {
    var worst = version.metrics().worst();
    var lineage = version.lineage();
    if (worst.isEmpty() || lineage == null || lineage.datasetId() == null) {
      return WorstMistakes.NONE;
    }
    var shown = worst.subList(0, Math.min(FIRST, worst.size()));
    var ids = shown.stream().map(mistake -> mistake.example()).distinct().toList();
    return WorstMistakes.of(
        lineage.datasetId(),
        version.task(),
        shown,
        examples(tenant, lineage.datasetId(), ids),
        !frame.get().here().role().isSeeingTexts());
  }

  private Map<String, Example> examples(String tenant, String dataset, List<String> ids) {
    try {
      return datasets.examples(tenant, dataset, ids, ids.size()).items().stream()
          .filter(example -> ids.contains(example.id()))
          .collect(Collectors.toMap(Example::id, Function.identity()));
    } catch (ProblemException refusal) {
      if (refusal.status() == 404) {
        return Map.of(); // The data set was deleted; the version outlives it.
      }
      throw refusal;
    }
  }
}
