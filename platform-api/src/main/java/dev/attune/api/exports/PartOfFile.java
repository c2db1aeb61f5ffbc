package dev.attune.api.exports;

import jakarta.ws.rs.HeaderParam;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** What the caller of a download has of the file already, and wants of it. */
public class PartOfFile {
  private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

  @HeaderParam("Range")
  @Parameter(
      description = "One range of bytes; without it, or with several, the whole file is sent.")
  @Nullable String range;

  @HeaderParam("If-Range")
  @Parameter(description = "An ETag: Range counts only while the file has it.")
  @Nullable String ifRange;

  @HeaderParam("If-None-Match")
  @Parameter(description = "ETags of what the caller has; if one of them is the file's, 304.")
  @Nullable String ifNoneMatch;

  /** Whether the caller has the file with this entity tag. */
  boolean has(String tag) {
    if (ifNoneMatch == null) {
      return false;
    }
    return ifNoneMatch.strip().equals("*")
        || TAG.matcher(ifNoneMatch).results().anyMatch(had -> had.group(1).equals(tag));
  }

  /**
   * The bytes to send of the file with this entity tag.
   *
   * @throws dev.attune.api.problems.Refusal 416 when the file has no such part
   */
  ByteRange of(String tag, long size) {
    boolean same = ifRange == null || ifRange.strip().equals("\"" + tag + "\"");
    return ByteRange.of(same ? range : null, size);
  }
}
