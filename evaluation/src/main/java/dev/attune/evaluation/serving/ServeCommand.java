package dev.attune.evaluation.serving;

import dev.attune.evaluation.Environment;
import dev.attune.evaluation.RefusedException;
import dev.attune.evaluation.Screen;
import dev.attune.evaluation.report.TextTable;
import dev.attune.local.LocalStackException;
import dev.attune.local.postgres.Databases;
import dev.attune.local.process.Lifetime;
import dev.attune.local.process.MasterKeyProgram;
import dev.attune.local.testing.DatabaseRole;
import dev.attune.local.testing.StackDescription;
import dev.attune.local.testing.TestStack;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** {@code ./attune bench serve}. */
public final class ServeCommand {
  private static final String BASE_MODEL = "minilm-l6-en";
  private static final String DATABASE = "bench";
  private static final int STARTS = 3;

  private final Environment environment;
  private final Screen screen;

  public ServeCommand(Environment environment, Screen screen) {
    this.environment = environment;
    this.screen = screen;
  }

  /**
   * Measures and prints.
   *
   * @param arguments what stands behind {@code bench serve}
   * @return the exit status
   * @throws RefusedException if an argument makes no sense or something does not start
   */
  public int run(List<String> arguments) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      screen.line(ServeOptions.HELP);
      return 0;
    }
    ServeOptions options = ServeOptions.parse(arguments);
    Path directory = environment.home().resolve(".attune").resolve("bench");
    try {
      delete(directory);
      Files.createDirectories(directory);
      List<Figure> figures = measure(options, directory);
      TextTable.lines(Figure.HEADER, figures.stream().map(Figure::cells).toList())
          .forEach(screen::line);
      if (options.record()) {
        new PerformanceDocument(environment.home()).write(options, figures);
        screen.line("Recorded in docs/performance.md.");
      }
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (IOException
        | SQLException
        | ExecutionException
        | LocalStackException
        | UncheckedIOException
        | IllegalStateException e) {
      throw new RefusedException("The benchmark could not run: %s".formatted(e.getMessage()), e);
    }
  }

  private List<Figure> measure(ServeOptions options, Path directory)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    BaseModelStore store = new BaseModelStore(environment.baseModels());
    store.install();
    BaseModel base = store.open(BASE_MODEL);
    try (TestStack stack = TestStack.start(directory, Lifetime.THIS_JVM)) {
      StackDescription description = stack.description();
      Databases databases =
          new Databases(description.postgresHost(), description.password(DatabaseRole.SUPERUSER));
      databases.prepareAttune(DATABASE, description.roles());
      String url = databases.jdbcUrl(DATABASE);
      Path artifacts = Files.createDirectories(directory.resolve("artifacts"));
      World world =
          new World(
              url + "?user=postgres&password=" + description.password(DatabaseRole.SUPERUSER),
              artifacts,
              base.info());
      List<Tenant> tenants =
          world.make(
              options.tenants(), made -> screen.progress("%d tenants are there".formatted(made)));
      Path masterKey = directory.resolve("master-key.json");
      MasterKeyProgram.run(environment.gateway(), masterKey, directory.resolve("master-key.log"));
      Map<String, String> settings = settings(description, url, artifacts, masterKey);
      Path log = directory.resolve("gateway.log");
      List<Figure> figures = new ArrayList<>();
      List<Double> starts = new ArrayList<>();
      for (int i = 1; i < STARTS; i++) {
        screen.progress("start %d of %d".formatted(i, STARTS));
        try (Gateway gateway = Gateway.start(environment.gateway(), settings, List.of(), log)) {
          starts.add(gateway.secondsToReady());
        }
      }
      try (Gateway gateway = Gateway.start(environment.gateway(), settings, options.jvm(), log)) {
        starts.add(gateway.secondsToReady());
        Stage stage =
            new Stage(
                options,
                screen,
                base,
                new Sentences(base, 1),
                world,
                gateway,
                new Client(gateway.address()),
                tenants);
        figures.addAll(measure(stage, starts));
      }
      return figures;
    }
  }

  private List<Figure> measure(Stage stage, List<Double> starts)
      throws IOException, SQLException, InterruptedException, ExecutionException {
    List<Figure> cold = shown(new ColdAdapters(stage).measure());
    List<Figure> figures = new ArrayList<>(shown(new Throughput(stage).measure()));
    figures.addAll(shown(new Strangers(stage).measure()));
    figures.add(cold.getFirst());
    figures.addAll(shown(List.of(new SingleText(stage).measure())));
    figures.add(cold.getLast());
    figures.addAll(shown(List.of(new NoisyNeighbour(stage).measure())));
    figures.addAll(shown(List.of(start(starts))));
    figures.addAll(shown(List.of(new Switches(stage).measure())));
    return figures;
  }

  /** Long measurements show what they have on the way. */
  private List<Figure> shown(List<Figure> figures) {
    figures.forEach(figure -> screen.line(String.join(" | ", figure.cells())));
    return figures;
  }

  private static Figure start(List<Double> seconds) {
    return new Figure(
        "start to ready, weights on disk",
        "s",
        Numbers.median(seconds),
        8,
        3,
        false,
        "median of %d starts with three base models in the store".formatted(seconds.size()));
  }

  private Map<String, String> settings(
      StackDescription stack, String url, Path artifacts, Path masterKey) {
    Map<String, String> settings = new HashMap<>();
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", url);
    settings.put("QUARKUS_DATASOURCE_USERNAME", DatabaseRole.GATEWAY.user());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", stack.password(DatabaseRole.GATEWAY));
    settings.put("ATTUNE_BASE_MODELS_DIR", environment.baseModels().toAbsolutePath().toString());
    settings.put("ATTUNE_ARTIFACTS_DIR", artifacts.toAbsolutePath().toString());
    settings.put("ATTUNE_MASTER_KEY_FILE", masterKey.toAbsolutePath().toString());
    settings.put("GOMP_SPINCOUNT", "0");
    return settings;
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> contents = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(directory)) {
      walk.sorted(Comparator.reverseOrder()).forEach(contents::add);
    }
    for (Path path : contents) {
      Files.delete(path);
    }
  }
}
