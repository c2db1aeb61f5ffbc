package dev.attune.console.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.console.platform.runs.Run;
import dev.attune.console.platform.runs.RunsApi;
import dev.attune.console.runs.RunStory.Epoch;
import dev.attune.console.runs.RunStory.LogLine;
import dev.attune.console.runs.RunStory.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.client.SseEvent;

/** Reads what a run has told so far, so that its page is complete before any script runs. */
@ApplicationScoped
public class RunStories {

  /** The API sends what is stored at once; a pause this long means that only the future is left. */
  private static final Duration CAUGHT_UP = Duration.ofMillis(150);

  /** Of a longer story an open run's page has the beginning, and its script goes on from there. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Nobody goes on with the page of a run that has ended: its story is told whole. */
  private static final Duration WHOLE = Duration.ofSeconds(30);

  private static final int MORE_PATIENCE = 4;

  private final RunsApi runs;
  private final ObjectMapper json;

  public RunStories(@RestClient RunsApi runs, ObjectMapper json) {
    this.runs = runs;
    this.json = json;
  }

  /** Every run has an event from its first moment on: where none has come, the API is slow. */
  public RunStory read(String tenant, Run run) {
    var pause = CAUGHT_UP;
    var story = read(tenant, run, pause);
    while (run.open() && story.lastEvent() == null && pause.compareTo(LONGEST) < 0) {
      pause = pause.multipliedBy(MORE_PATIENCE);
      story = read(tenant, run, pause);
    }
    return story;
  }

  private RunStory read(String tenant, Run run, Duration pause) {
    var events = runs.events(tenant, run.id(), null);
    var sofar =
        run.open()
            ? events.select().first(LONGEST).ifNoItem().after(pause).recoverWithCompletion()
            : events;
    return tell(sofar.collect().asList().await().atMost(WHOLE));
  }

  private RunStory tell(List<SseEvent<String>> events) {
    var epochs = new LinkedHashMap<Integer, Epoch>();
    var steps = new ArrayList<Step>();
    var log = new ArrayList<LogLine>();
    for (var event : events) {
      var payload = parse(event.data());
      switch (Objects.requireNonNullElse(event.name(), "")) {
        case "epoch" -> {
          var epoch = Epoch.of(payload);
          if (epoch.best()) {
            epochs.replaceAll((number, earlier) -> earlier.asBest(false));
          }
          epochs.put(epoch.number(), epoch);
        }
        case "progress" -> {
          var step = Step.of(payload);
          if (step != null) {
            // A later attempt goes on from a checkpoint, before the last step that was told.
            while (!steps.isEmpty() && steps.getLast().epoch() >= step.epoch()) {
              steps.removeLast();
            }
            steps.add(step);
          }
        }
        case "log" -> log.add(LogLine.of(payload));
        default -> {
          // Changes of state are on the run itself.
        }
      }
    }
    var last = events.isEmpty() ? null : events.getLast().id();
    return new RunStory(List.copyOf(epochs.values()), steps, log, last);
  }

  private JsonNode parse(String data) {
    try {
      return json.readTree(data);
    } catch (JsonProcessingException notJson) {
      return json.missingNode();
    }
  }
}
