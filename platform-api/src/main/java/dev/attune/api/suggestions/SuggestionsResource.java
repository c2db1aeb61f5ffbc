package dev.attune.api.suggestions;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
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
  private final SuggestedTexts texts;

  SuggestionsResource(SuggestionRuns runs, SuggestedTexts texts) {
    this.runs = runs;
    this.texts = texts;
  }

  @GET
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @Operation(summary = "Show how far the newest model has looked at the undecided texts")
  public SuggestionsView get(@PathParam("dataset") String dataset) {
    return runs.get(dataset);
  }

  @GET
  @Path("texts")
  @Allowed({Role.OWNER, Role.MANAGER, Role.AUDITOR})
  @Operation(
      summary = "List the texts from which the newest model would learn most",
      description =
          "Texts without a label that the newest model has looked at and that wait for no reviewer,"
              + " with what it would answer and how unsure it is. Needs no annotation plan. Empty"
              + " until a model has looked. Auditors get no texts.")
  public Page<SuggestedText> texts(
      @PathParam("dataset") String dataset,
      @BeanParam SuggestedTextsQuery query,
      @BeanParam PageQuery page) {
    return texts.list(dataset, query, page);
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
