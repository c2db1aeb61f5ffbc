package dev.attune.local.launcher.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.local.LocalStackException;
import dev.attune.local.launcher.config.OwnerOnly;
import dev.attune.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The status as JSON, in a file that is always whole. */
public final class StatusFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** No process started then, which is before the boot. */
  private static final long NEVER = -1;

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
      ProcessIdentity process = part.process();
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", part.id());
      entry.put("title", part.title());
      entry.put("port", part.port());
      entry.put("state", part.state());
      entry.put("pid", process == null ? null : Long.valueOf(process.pid()));
      entry.put("startTicks", process == null ? null : Long.valueOf(process.startTicks()));
      entry.put("restarts", part.restarts());
      entry.put("since", part.since().toString());
      entry.put("seconds", part.seconds());
      entry.put("detail", part.detail());
      parts.add(entry);
    }
    members.put("parts", parts);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(members) + "\n";
  }

  /** What was written last; empty when nothing was, or when what is there is damaged. */
  public Optional<PlatformStatus> read() {
    return read(notice -> {});
  }

  /**
   * The same.
   *
   * @param notices gets one sentence when what is there is damaged
   * @throws LocalStackException if the file is there and cannot be read
   */
  public Optional<PlatformStatus> read(Consumer<String> notices) {
    try {
      return Optional.of(platform(JSON.readTree(Files.readString(file))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (JsonProcessingException
        | CharacterCodingException
        | IllegalArgumentException
        | DateTimeException e) {
      notices.accept("The status file " + file + " is damaged and counts as missing.");
      return Optional.empty();
    } catch (IOException e) {
      throw new LocalStackException("Cannot read " + file + ".", e);
    }
  }

  private static PlatformStatus platform(JsonNode json) {
    JsonNode identity = json.path("supervisor");
    ProcessIdentity supervisor =
        new ProcessIdentity(
            identity.path("pid").asLong(),
            identity.path("startTicks").asLong(),
            identity.path("bootId").asText());
    List<PartStatus> parts = new ArrayList<>();
    json.path("parts").forEach(part -> parts.add(part(part, supervisor.bootId())));
    return new PlatformStatus(
        supervisor,
        Phase.valueOf(json.path("phase").asText()),
        json.path("failure").asText(null),
        json.path("fingerprint").asText(),
        parts);
  }

  private static PartStatus part(JsonNode json, String bootId) {
    return new PartStatus(
        json.path("id").asText(),
        json.path("title").asText(),
        json.path("port").asInt(),
        State.valueOf(json.path("state").asText()),
        process(json, bootId),
        json.path("restarts").asInt(),
        Instant.parse(json.path("since").asText()),
        json.path("seconds").isNumber() ? Double.valueOf(json.path("seconds").asDouble()) : null,
        json.path("detail").asText());
  }

  /**
   * The process of a part, in the boot of the supervisor that wrote of it. Where an earlier
   * launcher wrote no start time, it is whoever has the number now.
   */
  private static @Nullable ProcessIdentity process(JsonNode part, String bootId) {
    if (!part.path("pid").isNumber()) {
      return null;
    }
    long pid = part.path("pid").asLong();
    if (part.path("startTicks").isNumber()) {
      return new ProcessIdentity(pid, part.path("startTicks").asLong(), bootId);
    }
    return ProcessIdentity.of(pid)
        .filter(now -> now.bootId().equals(bootId))
        .orElseGet(() -> new ProcessIdentity(pid, NEVER, bootId));
  }
}
