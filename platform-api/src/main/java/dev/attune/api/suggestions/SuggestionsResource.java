package dev.attune.api.suggestions;

import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation/suggestions")
@Tag(name = "Annotation")
@RunOnVirtualThread
class SuggestionsResource {
  private final SuggestionRuns runs;

  SuggestionsResource(SuggestionRuns runs) {
    this.runs = runs;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @Operation(summary = "Show how far the newest model has looked at the undecided texts")
  public SuggestionsView get(@PathParam("dataset") String dataset) {
    return runs.get(dataset);
  }

  @POST
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(202)
  @Operation(
      summary = "Have the newest model look at the undecided texts",
      description =
          "A worker stores what it would answer, how unsure it is, and which texts cover the rest"
              + " best. Where that is under way already, nothing is begun. A new version, and new"
              + " texts, are looked at without asking where the plan follows a model or shows"
              + " suggestions.")
  public SuggestionsView request(@PathParam("dataset") String dataset) {
    return runs.request(dataset);
  }

  @POST
  @Path("cancel")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Stop looking at the undecided texts",
      description = "What has been found out by then stays.")
  public SuggestionsView cancel(@PathParam("dataset") String dataset) {
    return runs.cancel(dataset);
  }
}
