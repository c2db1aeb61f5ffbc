package dev.attune.evaluation.bench;

import dev.attune.evaluation.Environment;
import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.Screen;
import dev.attune.evaluation.bench.GeneratedRows.Form;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** {@code ./attune bench data}: how fast the running platform takes texts in and gives them out. */
public final class DataBench {
  private static final int PARTS = 10;
  private static final int PAGE = 50;
  private static final int PAGES = 200;
  private static final int MOST = 10_000_000;
  private static final double IMPORT_FLOOR = 5_000;
  private static final double EXPORT_FLOOR = 10_000;
  private static final double ANSWERED_FLOOR = 3_000;

  /** Of so many texts one has people's answers. */
  private static final int ANSWERED = 4;

  private static final double PAGE_FLOOR_MILLIS = 200;
  private static final String HELP =
      """
      Usage: ./attune bench data [--rows N]

      Against the running platform (./attune up): makes an organisation of its own, uploads texts of 200
      characters in ten parts, checks one part, exports all, walks to several depths of the table, takes a
      snapshot, and deletes the organisation. Uploads also a quarter as many texts that three people have
      answered, once before the first annotation plan and once under one. Prints rows a second for the first and
      the last part, and how long a page of 50 takes at each depth.

        --rows N   how many texts; 200,000 unless given\
      """;

  private final Platform platform;
  private final Screen screen;

  public DataBench(Environment environment, Screen screen) {
    this.platform = new Platform(environment.home(), environment.apiPort());
    this.screen = screen;
  }

  /**
   * Measures and prints.
   *
   * @param arguments what stands behind {@code bench data}
   * @return the exit status, 1 when a floor was missed
   * @throws RefusedException if an argument makes no sense or the platform does not answer
   */
  public int run(List<String> arguments) {
    int rows = 200_000;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--rows" -> rows = number(rest.hasNext() ? rest.next() : "");
        case "--help", "-h" -> {
          screen.line(HELP);
          return 0;
        }
        default ->
            throw new RefusedException(
                "There is no option '%s'; ./attune bench data --help lists them."
                    .formatted(option));
      }
    }
    try {
      return measure(rows);
    } catch (IOException e) {
      throw new RefusedException(
          "The platform does not answer; start it with ./attune up. (%s)".formatted(e), e);
    }
  }

  private static int number(String text) {
    try {
      int number = Integer.parseInt(text);
      if (number >= PARTS * PAGE && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the sentence
    }
    throw new RefusedException(
        "--rows needs a number from %d to %d.".formatted(PARTS * PAGE, MOST));
  }

  private int measure(int rows) throws IOException {
    try (Platform.Dataset dataset = platform.newDataset()) {
      screen.line("%,d texts of %d characters.".formatted(rows, GeneratedRows.CHARACTERS));
      boolean good = imports(dataset, rows);
      checks(dataset, rows);
      good &= exports(dataset, rows);
      good &= pages(dataset, rows);
      screen.progress("Taking a snapshot");
      screen.line("snapshot %,9.0f rows/s".formatted(rows / PARTS * PARTS / dataset.snapshot()));
      good &= answers(Math.max(1, rows / ANSWERED));
      return good ? 0 : 1;
    }
  }

  /** Texts with everybody's answers: without a plan, which is made afterwards, and under one. */
  private boolean answers(int rows) throws IOException {
    boolean good = true;
    try (Platform.Dataset dataset = platform.newDataset()) {
      screen.progress("Uploading three people's answers");
      good &= answered("import", rows / dataset.upload(Form.ANSWERED, 0, rows), "no plan");
      screen.progress("Making a plan");
      good &= answered("plan", rows / dataset.plan(), "the first over these");
    }
    try (Platform.Dataset dataset = platform.newDataset()) {
      dataset.plan();
      screen.progress("Uploading three people's answers under a plan");
      good &= answered("import", rows / dataset.upload(Form.ANSWERED, 0, rows), "a majority plan");
    }
    return good;
  }

  private boolean answered(String what, double rate, String how) {
    boolean good = rate >= ANSWERED_FLOOR;
    screen.line(
        "%-8s %,9.0f texts/s with three people's answers, %s (floor %,.0f)%s"
            .formatted(what, rate, how, ANSWERED_FLOOR, verdict(good)));
    return good;
  }

  private boolean imports(Platform.Dataset dataset, int rows) throws IOException {
    int part = rows / PARTS;
    List<Double> rates = new ArrayList<>();
    double seconds = 0;
    for (int i = 0; i < PARTS; i++) {
      screen.progress("Uploading part %d of %d".formatted(i + 1, PARTS));
      double took = dataset.upload(Form.LABELLED, i * part, (i + 1) * part);
      seconds += took;
      rates.add(part / took);
    }
    double all = part * PARTS / seconds;
    boolean good = all >= IMPORT_FLOOR && rates.getLast() >= 0.8 * rates.getFirst();
    screen.line(
        "import   %,9.0f rows/s; first part %,.0f, last part %,.0f (floor %,.0f, and not slower at the end)%s"
            .formatted(all, rates.getFirst(), rates.getLast(), IMPORT_FLOOR, verdict(good)));
    return good;
  }

  private void checks(Platform.Dataset dataset, int rows) throws IOException {
    screen.progress("Checking one part");
    int part = rows / PARTS;
    screen.line("check    %,9.0f rows/s".formatted(part / dataset.check(rows, rows + part)));
  }

  private boolean exports(Platform.Dataset dataset, int rows) throws IOException {
    boolean all = true;
    int stored = rows / PARTS * PARTS;
    for (String format : List.of("jsonl", "csv", "label-studio", "huggingface")) {
      screen.progress("Exporting as " + format);
      Platform.Exported exported = dataset.export(format);
      double rate = stored / exported.seconds();
      // Parquet has no lines; an answer that breaks off is an error anyway.
      boolean whole = format.equals("huggingface") || exported.lines() >= stored;
      boolean good = rate >= EXPORT_FLOOR && whole;
      all &= good;
      screen.line(
          "export   %,9.0f rows/s as %s, first byte after %,.0f ms (floor %,.0f)%s"
              .formatted(rate, format, 1000 * exported.firstByte(), EXPORT_FLOOR, verdict(good)));
    }
    return all;
  }

  /** Walks the whole table in large steps, and at ten depths looks at small pages. */
  private boolean pages(Platform.Dataset dataset, int rows) throws IOException {
    boolean all = true;
    String after = null;
    int step = rows / PARTS;
    for (int depth = 0; depth <= PARTS - 1; depth += 3) {
      screen.progress("Paging at depth %,d".formatted(depth * step));
      after = dataset.cursorAt(depth * step);
      double[] millis = new double[Math.min(PAGES, step / PAGE)];
      String next = after;
      for (int i = 0; i < millis.length && (i == 0 || next != null); i++) {
        Platform.Listed page = dataset.page(next, PAGE);
        millis[i] = 1000 * page.seconds();
        next = page.next();
      }
      Arrays.sort(millis);
      double slowest = millis[(int) Math.ceil(millis.length * 0.99) - 1];
      boolean good = slowest < PAGE_FLOOR_MILLIS;
      all &= good;
      screen.line(
          "page     %9.1f ms median, %.1f ms at the 99th percentile, %,d texts deep (floor %.0f ms)%s"
              .formatted(
                  millis[millis.length / 2],
                  slowest,
                  depth * step,
                  PAGE_FLOOR_MILLIS,
                  verdict(good)));
    }
    return all;
  }

  private static String verdict(boolean good) {
    return good ? "" : "  MISSED";
  }
}
