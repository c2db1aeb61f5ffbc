package dev.attune.local.launcher.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.OwnerOnly;
import dev.attune.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The status as JSON, in a file that is always whole. */
public final class StatusFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  public StatusFile(Path file) {
    this.file = file;
  }

  public void write(PlatformStatus status) {
    try {
      OwnerOnly.write(file, json(status));
    } catch (IOException e) {
      throw new LocalStackException("Cannot write " + file + ".", e);
    }
  }

  /** The status as people's programs read it. */
  public static String json(PlatformStatus status) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    ProcessIdentity supervisor = status.supervisor();
    members.put("phase", status.phase());
    members.put("failure", status.failure());
    members.put("supervised", status.isSupervised());
    members.put(
        "supervisor",
        Map.of(
            "pid", supervisor.pid(),
            "startTicks", supervisor.startTicks(),
            "bootId", supervisor.bootId()));
    members.put("fingerprint", status.fingerprint());
    List<Map<String, Object>> parts = new ArrayList<>();
    for (PartStatus part : status.parts()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", part.id());
      entry.put("title", part.title());
      entry.put("port", part.port());
      entry.put("state", part.state());
      entry.put("pid", part.pid());
      entry.put("restarts", part.restarts());
      entry.put("since", part.since().toString());
      entry.put("seconds", part.seconds());
      entry.put("detail", part.detail());
      parts.add(entry);
    }
    members.put("parts", parts);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(members) + "\n";
  }

  /** What was written last; empty when nothing was. */
  public Optional<PlatformStatus> read() {
    try {
      JsonNode json = JSON.readTree(Files.readString(file));
      JsonNode supervisor = json.path("supervisor");
      List<PartStatus> parts = new ArrayList<>();
      json.path("parts").forEach(part -> parts.add(part(part)));
      return Optional.of(
          new PlatformStatus(
              new ProcessIdentity(
                  supervisor.path("pid").asLong(),
                  supervisor.path("startTicks").asLong(),
                  supervisor.path("bootId").asText()),
              Phase.valueOf(json.path("phase").asText()),
              json.path("failure").asText(null),
              json.path("fingerprint").asText(),
              parts));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new LocalStackException("Cannot read " + file + ".", e);
    }
  }

  private static PartStatus part(JsonNode json) {
    return new PartStatus(
        json.path("id").asText(),
        json.path("title").asText(),
        json.path("port").asInt(),
        State.valueOf(json.path("state").asText()),
        json.path("pid").isNumber() ? Long.valueOf(json.path("pid").asLong()) : null,
        json.path("restarts").asInt(),
        Instant.parse(json.path("since").asText()),
        json.path("seconds").isNumber() ? Double.valueOf(json.path("seconds").asDouble()) : null,
        json.path("detail").asText());
  }
}
