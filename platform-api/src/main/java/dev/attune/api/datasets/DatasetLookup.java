package dev.attune.api.datasets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Refusal;
import dev.attune.data.datasets.Dataset;
import dev.attune.data.tasks.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds a data set by id or name. */
@ApplicationScoped
public class DatasetLookup {
  private final ObjectMapper json;

  DatasetLookup(ObjectMapper json) {
    this.json = json;
  }

  /** The data set of that id or name in the current tenant. */
  public Optional<Dataset> find(String idOrName) {
    return PathId.uuid(idOrName)
        .map(id -> Dataset.<Dataset>findByIdOptional(id))
        .orElseGet(() -> Dataset.find("name", idOrName).firstResultOptional());
  }

  /** As {@link #find}; 404 when there is none. */
  public Dataset required(String idOrName) {
    return find(idOrName).orElseThrow(() -> Refusal.notFound("There is no such data set."));
  }

  /** What a stored task asks. */
  public Task task(JsonNode stored) {
    try {
      return json.treeToValue(stored, Task.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored task cannot be read.", e);
    }
  }
}
