package dev.attune.console.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The upload form as it arrives: the fields before the file, then the file as a stream.
 *
 * @param format the chosen format; empty to go by the file's name
 * @param fileName empty when no file was chosen
 */
record UploadRequest(String format, String fileName, InputStream content) {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final int LONGEST_FIELD = 1000;

  static UploadRequest read(String contentType, InputStream body) throws IOException {
    var boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return new UploadRequest("", "", InputStream.nullInputStream());
    }
    var parts = new PartStream(body, boundary.group(1));
    var format = "";
    while (parts.next()) {
      if (parts.name().equals("file")) {
        return new UploadRequest(format, parts.fileName(), parts);
      }
      if (parts.name().equals("format")) {
        format = new String(parts.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8);
      }
    }
    return new UploadRequest(format, "", InputStream.nullInputStream());
  }
}
