package dev.attune.evaluation.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** CSV of made-up texts with labels, made as it is read; every text is another one. */
final class GeneratedRows extends InputStream {
  static final int CHARACTERS = 200;
  static final String[] LABELS = {"joy", "sadness", "anger", "fear"};

  private static final String[] WORDS =
      ("the a of to and in was it for on with he she they we had have been at by not but from this that which when"
              + " morning evening parcel letter street window garden winter summer kitchen silence answer question"
              + " friend mother brother teacher doctor neighbour laughed cried waited forgot remembered promised lost"
              + " found opened closed slowly quickly almost never always again today tomorrow yesterday nobody")
          .split(" ");

  private final int to;
  private int row;
  private byte[] line = "text,label\n".getBytes(StandardCharsets.UTF_8);
  private int position;

  GeneratedRows(int from, int to) {
    this.row = from;
    this.to = to;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    int done = 0;
    while (done < length) {
      if (position == line.length) {
        if (row == to) {
          break;
        }
        line = line(row++);
        position = 0;
      }
      int n = Math.min(length - done, line.length - position);
      System.arraycopy(line, position, target, offset + done, n);
      position += n;
      done += n;
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  private static byte[] line(int row) {
    SplittableRandom random = new SplittableRandom(row);
    StringBuilder text = new StringBuilder(CHARACTERS + 16).append(row);
    while (text.length() < CHARACTERS) {
      text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    text.setLength(CHARACTERS);
    return text.append(',')
        .append(LABELS[random.nextInt(LABELS.length)])
        .append('\n')
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
