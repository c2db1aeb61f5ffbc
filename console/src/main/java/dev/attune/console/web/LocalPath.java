package dev.attune.console.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Where to go back to: only ever a path of the console itself. */
public final class LocalPath {

  private LocalPath() {}

  /** The path when it is one of ours, else the start page. */
  public static URI orHome(@Nullable String path) {
    var home = URI.create("/");
    if (path == null || !path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
      return home;
    }
    try {
      var uri = new URI(path);
      return uri.getHost() == null && uri.getScheme() == null ? uri : home;
    } catch (URISyntaxException notAPath) {
      return home;
    }
  }
}
