package dev.attune.api.annotation;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What annotators do. */
@Path("/api/v1/tenants/{tenant}/datasets/{dataset}/annotation")
@Tag(name = "Annotation")
@RunOnVirtualThread
class WorkResource {
  private static final String EXAMPLE = "example to annotate";

  private final Leases leases;
  private final Answers answers;
  private final OwnAnswers ownAnswers;

  WorkResource(Leases leases, Answers answers, OwnAnswers ownAnswers) {
    this.leases = leases;
    this.answers = answers;
    this.ownAnswers = ownAnswers;
  }

  /**
   * How much is asked for.
   *
   * @param items how many to have before oneself, those in hand among them
   */
  @Schema(name = "NewWork")
  public record NewWork(@Schema(examples = "4") @Min(1) @Max(20) int items) {}

  @POST
  @Path("work")
  @Allowed({Role.OWNER, Role.MANAGER, Role.ANNOTATOR})
  @Operation(
      summary = "Have examples put before oneself",
      description =
          "Those that one already has are answered again, and stay for another while. An example"
              + " goes to one person at a time, and never to more people than it wants answers.")
  public Work take(@PathParam("dataset") String dataset, @Valid @NotNull NewWork wanted) {
    return leases.take(dataset, wanted.items());
  }

  @PUT
  @Path("examples/{example}/answer")
  @Allowed({Role.OWNER, Role.MANAGER, Role.ANNOTATOR})
  @Operation(
      summary = "Answer an example, or say why not",
      description = "Sending it again, or another answer, replaces what one said before.")
  public AnswerView put(
      @PathParam("dataset") String dataset,
      @PathParam("example") String example,
      @Valid @NotNull NewAnswer answer) {
    return answers.put(dataset, PathId.requiredUuid(example, EXAMPLE), answer);
  }

  @DELETE
  @Path("examples/{example}/answer")
  @Allowed({Role.OWNER, Role.MANAGER, Role.ANNOTATOR})
  @ResponseStatus(204)
  @Operation(
      summary = "Take one's answer back, or give the example back",
      description = "After taking an answer back one has the example before oneself again.")
  public void withdraw(@PathParam("dataset") String dataset, @PathParam("example") String example) {
    answers.withdraw(dataset, PathId.requiredUuid(example, EXAMPLE));
  }

  @GET
  @Path("answers")
  @Allowed({Role.OWNER, Role.MANAGER, Role.ANNOTATOR})
  @Operation(
      summary = "List one's own answers, the newest first",
      description =
          "Where a person decided, with what they decided. Gold questions look like any other.")
  public Page<OwnAnswerView> mine(
      @PathParam("dataset") String dataset,
      @QueryParam("corrected")
          @DefaultValue("false")
          @Parameter(description = "Only those that a person decided otherwise: true or false.")
          String corrected,
      @BeanParam PageQuery page) {
    if (!corrected.equals("true") && !corrected.equals("false")) {
      throw Refusal.malformed("corrected", "must be true or false");
    }
    return ownAnswers.list(dataset, corrected.equals("true"), page);
  }
}
