package dev.attune.console.datasets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The parts of a {@code multipart/form-data} body (RFC 7578), one after the other, as a stream: the
 * content of a part is read from this stream until it ends, then {@link #next()} goes on. Nothing
 * is kept, so a file of any size costs one buffer.
 */
final class PartStream extends InputStream {

  private static final int BUFFER = 64 * 1024;
  private static final int LONGEST_HEADER = 8 * 1024;

  private final InputStream body;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private String name = "";
  private String fileName = "";

  PartStream(InputStream body, String boundary) {
    this.body = body;
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // The first delimiter has no line end before it; give it one.
    buffer[0] = '\r';
    buffer[1] = '\n';
    limit = 2;
  }

  /** Goes to the next part; false when there is none. */
  boolean next() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    position += delimiter.length;
    if (position > limit || line().startsWith("--")) {
      return false;
    }
    name = "";
    fileName = "";
    for (var header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith("content-disposition:")) {
        name = parameter(header, "name");
        fileName = parameter(header, "filename");
      }
    }
    return true;
  }

  String name() {
    return name;
  }

  /** The name of the part's file; empty when it is no file or none was chosen. */
  String fileName() {
    return fileName;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    fill(delimiter.length);
    var end = Math.min(limit, position + length + delimiter.length);
    var found = find(end);
    var ready = found >= 0 ? found - position : Math.max(0, end - position - delimiter.length + 1);
    if (found == position || ready == 0) {
      return -1;
    }
    var count = Math.min(length, ready);
    System.arraycopy(buffer, position, target, offset, count);
    position += count;
    return count;
  }

  private int find(int end) {
    outer:
    for (int i = position; i <= end - delimiter.length; i++) {
      for (int j = 0; j < delimiter.length; j++) {
        if (buffer[i + j] != delimiter[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }

  private String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    while (fill(1) && buffer[position] != '\n' && bytes.size() < LONGEST_HEADER) {
      bytes.write(buffer[position++]);
    }
    position++;
    return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  /** Makes that many bytes ready if the body still has them. */
  private boolean fill(int wanted) throws IOException {
    if (position + wanted > BUFFER) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    while (limit - position < wanted) {
      var count = body.read(buffer, limit, BUFFER - limit);
      if (count < 0) {
        return false;
      }
      limit += count;
    }
    return true;
  }

  private static String parameter(String header, String name) {
    var start = header.indexOf(" " + name + "=\"");
    if (start < 0) {
      return "";
    }
    var from = start + name.length() + 3;
    var to = header.indexOf('"', from);
    return to < 0 ? "" : header.substring(from, to);
  }
}
