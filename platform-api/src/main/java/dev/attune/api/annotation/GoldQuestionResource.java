package dev.attune.api.annotation;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Examples whose answer is known, to see whether people answer with care. */
@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation/gold-questions")
@Tag(name = "Annotation")
@RunOnVirtualThread
class GoldQuestionResource {
  private final GoldQuestions questions;

  GoldQuestionResource(GoldQuestions questions) {
    this.questions = questions;
  }

  /**
   * What became of a request for gold questions.
   *
   * @param added how many examples became one
   */
  @Schema(name = "AddedGoldQuestions")
  public record Added(@Schema(examples = "20") int added) {}

  @GET
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(summary = "List gold questions with how they were answered")
  public Page<GoldQuestionView> list(
      @PathParam("dataset") String dataset, @BeanParam PageQuery page) {
    return questions.list(dataset, page);
  }

  @POST
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Make labelled examples gold questions",
      description =
          "Either so many, drawn at random, or those whose ids came with an upload. The data set"
              + " needs a plan.")
  public Added add(@PathParam("dataset") String dataset, @Valid @NotNull NewGoldQuestions wanted) {
    return new Added(questions.add(dataset, wanted));
  }

  @PUT
  @Path("{example}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @Operation(
      summary = "Make an example a gold question",
      description =
          "Its known answer becomes its label. It is put before people among the rest, in the"
              + " plan's share, and their answers decide nothing about it.")
  public GoldQuestionView mark(
      @PathParam("dataset") String dataset,
      @PathParam("example") String example,
      @Valid @NotNull NewGoldQuestion question) {
    return questions.mark(dataset, PathId.requiredUuid(example, "example"), question);
  }

  @DELETE
  @Path("{example}")
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(204)
  @Operation(
      summary = "Make a gold question an ordinary example again",
      description = "It keeps its label, and what people answered.")
  public void unmark(@PathParam("dataset") String dataset, @PathParam("example") String example) {
    questions.unmark(dataset, PathId.requiredUuid(example, "gold question"));
  }
}
