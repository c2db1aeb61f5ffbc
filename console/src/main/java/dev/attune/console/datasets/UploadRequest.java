package dev.attune.console.datasets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The upload form as it arrives: the fields before the file, then the file as a stream.
 *
 * @param format the chosen format; empty to go by the file's name
 * @param encoding what the file is to be converted from; null for UTF-8
 * @param offsets what positions in it count; null for what is usual in the format
 * @param annotator whose answers they are where the file does not say it; null for nobody's
 * @param fileName empty when no file was chosen
 * @param content of the file; its beginning can be looked at before it is read
 */
record UploadRequest(
    String format,
    @Nullable String encoding,
    @Nullable String offsets,
    @Nullable String annotator,
    String fileName,
    InputStream content) {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final int LONGEST_FIELD = 1000;

  static UploadRequest read(String contentType, InputStream body) throws IOException {
    var boundary = BOUNDARY.matcher(contentType);
    var fields = new HashMap<String, String>();
    if (boundary.find()) {
      var parts = new PartStream(body, boundary.group(1));
      while (parts.next()) {
        if (parts.name().equals("file")) {
          return of(fields, parts.fileName(), new BufferedInputStream(parts));
        }
        fields.put(
            parts.name(), new String(parts.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8));
      }
    }
    return of(fields, "", InputStream.nullInputStream());
  }

  private static UploadRequest of(
      Map<String, String> fields, String fileName, InputStream content) {
    return new UploadRequest(
        fields.getOrDefault("format", ""),
        chosen(fields.get("encoding")),
        chosen(fields.get("offsets")),
        chosen(fields.get("annotator")),
        fileName,
        content);
  }

  private static @Nullable String chosen(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
