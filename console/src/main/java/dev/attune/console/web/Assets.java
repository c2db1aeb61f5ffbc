package dev.attune.console.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Our own scripts and styles: a version that changes with their content, so that browsers may keep
 * them.
 */
@Singleton
public class Assets {

  static final List<String> FILES =
      List.of(
          "annotate.js",
          "another.js",
          "answer-keys.js",
          "charts.js",
          "console.css",
          "console.js",
          "courier.js",
          "desk-keys.js",
          "desk.js",
          "icon.svg",
          "label-news.js",
          "labels.css",
          "outbox.js",
          "playground.js",
          "questions.js",
          "ready-texts.js",
          "relabel.js",
          "review.js",
          "run.js",
          "spans.js",
          "steps.js",
          "tab-store.js");

  private final String version;

  public Assets() {
    var checksum = new CRC32();
    for (var file : FILES) {
      checksum.update(read("META-INF/resources/-/assets/" + file));
    }
    version = Long.toHexString(checksum.getValue());
  }

  public String version() {
    return version;
  }

  private static byte[] read(String resource) {
    try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("Missing resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
