package dev.attune.console.runs;

import dev.attune.console.platform.runs.RunsApi;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.client.SseEvent;
import org.jspecify.annotations.Nullable;

/** Passes a run's events on to the browser, which holds no token of its own. */
@Path("/{tenant}/runs/{run}/events")
public class RunEventsResource {

  private final RunsApi runs;
  private final Sse sse;

  public RunEventsResource(@RestClient RunsApi runs, Sse sse) {
    this.runs = runs;
    this.sse = sse;
  }

  /**
   * The run's events, from the first one that the browser does not know.
   *
   * @param lastEvent what the browser saw before the line broke
   * @param after what the page already shows
   */
  @GET
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> events(
      String tenant,
      String run,
      @HeaderParam("Last-Event-ID") @Nullable String lastEvent,
      @QueryParam("after") @Nullable String after) {
    return runs.events(tenant, run, lastEvent == null ? after : lastEvent).map(this::passOn);
  }

  private OutboundSseEvent passOn(SseEvent<String> event) {
    return sse.newEventBuilder()
        .name(Objects.requireNonNullElse(event.name(), "message"))
        .id(event.id())
        .data(String.class, event.data())
        .build();
  }
}
