package dev.attune.api.runs;

import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.paging.PathId;
import dev.attune.api.problems.Refusal;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToMembers;
import dev.attune.api.security.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tenants/{tenant}/training-runs")
@Tag(name = "Training runs")
@RunOnVirtualThread
class RunsResource {
  private final Runs runs;
  private final RunQueue queue;
  private final RunFiles files;
  private final RunEvents events;

  RunsResource(Runs runs, RunQueue queue, RunFiles files, RunEvents events) {
    this.runs = runs;
    this.queue = queue;
    this.files = files;
    this.events = events;
  }

  @POST
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      description = "The run.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RunView.class)))
  @Operation(
      summary = "Ask for a training run",
      description = "It waits in the queue until a worker claims it; watch its events.")
  public RunView request(@Valid @NotNull NewRun run) {
    return queue.request(run);
  }

  @GET
  @AllowedToMembers
  @Operation(summary = "List the training runs, newest first")
  public Page<RunView> list(
      @QueryParam("model") @Parameter(description = "Only runs for the model of this name.")
          @Nullable String model,
      @QueryParam("state")
          @Parameter(
              description = "Only runs in this state.",
              schema =
                  @Schema(enumeration = {"queued", "running", "succeeded", "failed", "cancelled"}))
          @Nullable String state,
      @BeanParam PageQuery page) {
    return runs.list(model, state, page);
  }

  @GET
  @Path("{id}")
  @AllowedToMembers
  @Operation(summary = "Show a training run")
  public RunView get(@PathParam("id") String id) {
    return runs.get(runId(id));
  }

  @POST
  @Path("{id}/cancel")
  @Allowed({Role.OWNER, Role.MANAGER})
  @ResponseStatus(202)
  @APIResponse(
      responseCode = "202",
      description = "The run.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RunView.class)))
  @Operation(
      summary = "Cancel a training run",
      description =
          "A run that waits is cancelled at once; one that runs is stopped by its worker within seconds.")
  public RunView cancel(@PathParam("id") String id) {
    RunView cancelled = queue.cancel(runId(id));
    if ("cancelled".equals(cancelled.state())) {
      files.delete(cancelled.id());
    }
    return cancelled;
  }

  @GET
  @Path("{id}/events")
  @AllowedToMembers
  @Operation(
      summary = "Watch a training run",
      description =
          """
          Server-sent events: state, progress, epoch and log, each with its number as id. Begins with the first event, \
          or after Last-Event-ID; ends after the event of the final state. A comment every 15 seconds \
          keeps the connection open.""")
  @APIResponse(
      responseCode = "200",
      description = "The events, as they happen.",
      content =
          @Content(
              mediaType = "text/event-stream",
              schema = @Schema(type = SchemaType.STRING),
              examples =
                  @ExampleObject(
                      name = "events",
                      value =
                          "id: 1\nevent: state\ndata: {\"state\":\"queued\",\"at\":\"2026-07-28T09:00:00Z\"}\n\n")))
  public Response events(
      @PathParam("id") String id, @HeaderParam("Last-Event-ID") @Nullable String lastEventId) {
    RunEvents.Subscription subscription = events.subscribe(runId(id), eventNumber(lastEventId));
    StreamingOutput body = out -> events.write(subscription, out);
    return Response.ok(body, MediaType.SERVER_SENT_EVENTS)
        .header("X-Accel-Buffering", "no")
        .build();
  }

  private static UUID runId(String id) {
    return PathId.requiredUuid(id, "training run");
  }

  private static long eventNumber(@Nullable String sent) {
    if (sent == null || sent.isBlank()) {
      return 0;
    }
    try {
      return Long.parseLong(sent.strip());
    } catch (NumberFormatException e) {
      throw Refusal.malformed("Last-Event-ID", "must be the id of an event");
    }
  }
}
