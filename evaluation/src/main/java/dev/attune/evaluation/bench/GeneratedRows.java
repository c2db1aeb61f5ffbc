package dev.attune.evaluation.bench;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Made-up texts, made as they are read; every text is another one. */
final class GeneratedRows extends InputStream {
  /** What stands beside a text. */
  enum Form {
    /** CSV: a label. */
    LABELLED("text/csv", "text,label\n"),
    /** JSON Lines: what three of thirty people answered; one answer in five is by chance. */
    ANSWERED("application/x-ndjson", "");

    private final String mediaType;
    private final String header;

    Form(String mediaType, String header) {
      this.mediaType = mediaType;
      this.header = header;
    }

    String mediaType() {
      return mediaType;
    }
  }

  private static final int PEOPLE = 30;

  static final int CHARACTERS = 200;
  static final String[] LABELS = {"joy", "sadness", "anger", "fear"};

  private static final String[] WORDS =
      ("the a of to and in was it for on with he she they we had have been at by not but from this that which when"
              + " morning evening parcel letter street window garden winter summer kitchen silence answer question"
              + " friend mother brother teacher doctor neighbour laughed cried waited forgot remembered promised lost"
              + " found opened closed slowly quickly almost never always again today tomorrow yesterday nobody")
          .split(" ");

  private final Form form;
  private final int to;
  private int row;
  private byte[] line;
  private int position;

  GeneratedRows(Form form, int from, int to) {
    this.form = form;
    this.row = from;
    this.to = to;
    this.line = form.header.getBytes(StandardCharsets.UTF_8);
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
        line = line(row++).getBytes(StandardCharsets.UTF_8);
        position = 0;
      }
      int n = Math.min(length - done, line.length - position);
      System.arraycopy(line, position, target, offset + done, n);
      position += n;
      done += n;
    }
    return done == 0 && length > 0 ? -1 : done;
  }

  private String line(int row) {
    SplittableRandom random = new SplittableRandom(row);
    StringBuilder text = new StringBuilder(CHARACTERS + 16).append(row);
    while (text.length() < CHARACTERS) {
      text.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    text.setLength(CHARACTERS);
    String label = LABELS[random.nextInt(LABELS.length)];
    return switch (form) {
      case LABELLED -> text.append(',').append(label).append('\n').toString();
      case ANSWERED ->
          "{\"text\": \"%s\", \"annotations\": [%s, %s, %s]}\n"
              .formatted(
                  text,
                  answer(row, label, random),
                  answer(row + 1, label, random),
                  answer(row + 2, label, random));
    };
  }

  private static String answer(int person, String right, SplittableRandom random) {
    String label = random.nextInt(5) > 0 ? right : LABELS[random.nextInt(LABELS.length)];
    return "{\"by\": \"person %d\", \"answer\": {\"label\": \"%s\"}}"
        .formatted(person % PEOPLE, label);
  }
}
