package dev.attune.api.datasets;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToMembers;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/tenants/{tenant}/datasets")
@Tag(name = "Data sets")
@RunOnVirtualThread
class DatasetsResource {
  private final Datasets datasets;
  private final DatasetDeletion deletion;

  DatasetsResource(Datasets datasets, DatasetDeletion deletion) {
    this.datasets = datasets;
    this.deletion = deletion;
  }

  @GET
  @AllowedToMembers
  @Operation(summary = "List the data sets by name")
  public Page<DatasetView> list(@BeanParam PageQuery page) {
    return datasets.list(page);
  }

  @POST
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(201)
  @APIResponse(
      responseCode = "201",
      description = "The data set.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DatasetView.class)))
  @Operation(
      summary = "Make a data set",
      description =
          "The task says what is asked of each text: one label, several, labelled stretches, values, or all at once.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = NewDataset.class),
              examples = {
                @ExampleObject(
                    name = "single-label",
                    value =
                        """
                        {"name": "intents", "language": "en",
                         "task": {"type": "single-label", "labels": ["book", "cancel"], "outOfScope": "other"}}
                        """),
                @ExampleObject(
                    name = "multi-label",
                    value =
                        """
                        {"name": "feelings", "language": "en",
                         "task": {"type": "multi-label", "labels": ["joy", "anger", "fear"]}}
                        """),
                @ExampleObject(
                    name = "token",
                    value =
                        """
                        {"name": "entities", "language": "zh",
                         "task": {"type": "token", "labels": ["person", "place"]}}
                        """),
                @ExampleObject(
                    name = "regression",
                    value =
                        """
                        {"name": "stress", "language": "en",
                         "task": {"type": "regression", "outputs": [{"name": "stress", "min": 0, "max": 10}]}}
                        """),
                @ExampleObject(
                    name = "joint",
                    value =
                        """
                        {"name": "assistant", "language": "en",
                         "task": {"type": "joint", "outputs": [
                           {"name": "intent", "type": "single-label", "labels": ["book", "cancel"]},
                           {"name": "slots", "type": "token", "labels": ["city", "date"]}]}}
                        """)
              }))
  public DatasetView create(@Valid @NotNull NewDataset dataset) {
    return datasets.create(dataset);
  }

  @GET
  @Path("{dataset}")
  @AllowedToMembers
  @Operation(summary = "Show a data set, by id or name")
  public DatasetView get(@PathParam("dataset") String dataset) {
    return datasets.get(dataset);
  }

  @PATCH
  @Path("{dataset}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Change a data set",
      description =
          "A label that examples have cannot be taken out of the task, nor its type or its outputs changed once examples are labelled.")
  public DatasetView change(
      @PathParam("dataset") String dataset, @Valid @NotNull DatasetChange change) {
    return datasets.change(dataset, change);
  }

  @DELETE
  @Path("{dataset}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(204)
  @Operation(
      summary = "Delete a data set with its examples and snapshots",
      description = "Versions that were trained on it stay, with what their lineage says.")
  public void delete(@PathParam("dataset") String dataset) {
    deletion.delete(dataset);
  }
}
