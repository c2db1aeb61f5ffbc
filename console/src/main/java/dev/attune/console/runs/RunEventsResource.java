package dev.attune.console.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.console.format.ServiceSentences;
import dev.attune.console.platform.runs.RunsApi;
import dev.attune.console.web.CurrentFrame;
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
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.client.SseEvent;
import org.jspecify.annotations.Nullable;

/** Passes a run's events on to the browser, which holds no token of its own. */
@Path("/{tenant}/runs/{run}/events")
public class RunEventsResource {

  private static final Logger LOG = Logger.getLogger(RunEventsResource.class);

  private final RunsApi runs;
  private final Sse sse;
  private final CurrentFrame frame;
  private final ObjectMapper json;

  public RunEventsResource(
      @RestClient RunsApi runs, Sse sse, CurrentFrame frame, ObjectMapper json) {
    this.runs = runs;
    this.sse = sse;
    this.frame = frame;
    this.json = json;
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
    var reader = frame.language().bundle();
    return runs.events(tenant, run, lastEvent == null ? after : lastEvent)
        .map(event -> passOn(event, reader));
  }

  private OutboundSseEvent passOn(SseEvent<String> event, Locale reader) {
    var kind = Objects.requireNonNullElse(event.name(), "message");
    return sse.newEventBuilder()
        .name(kind)
        .id(event.id())
        .data(String.class, kind.equals("log") ? told(event.data(), reader) : event.data())
        .build();
  }

  private String told(String data, Locale reader) {
    try {
      if (json.readTree(data) instanceof ObjectNode line) {
        return line.put("message", ServiceSentences.told(line.path("message").asText(), reader))
            .toString();
      }
    } catch (JsonProcessingException notJson) {
      LOG.debug("A log line of a run is not JSON");
    }
    return data;
  }
}
