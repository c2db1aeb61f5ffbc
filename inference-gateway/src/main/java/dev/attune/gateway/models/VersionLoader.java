package dev.attune.gateway.models;

import dev.attune.data.artifacts.ArtifactCorruptException;
import dev.attune.data.artifacts.ArtifactStore;
import dev.attune.data.tasks.JointTask;
import dev.attune.gateway.engine.Engine;
import dev.attune.gateway.engine.Engines;
import dev.attune.gateway.engine.NotOpenException;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.InvalidAdapterException;
import dev.attune.text.task.Output;
import dev.attune.text.task.Task;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Reads a version's files, checked against what was recorded when they were stored. */
@ApplicationScoped
class VersionLoader {
  private static final Logger LOG = Logger.getLogger(VersionLoader.class);

  private final ArtifactStore artifacts;
  private final Engines engines;
  private final VersionReader reader;
  private final ModelsConfig config;

  VersionLoader(
      ArtifactStore artifacts, Engines engines, VersionReader reader, ModelsConfig config) {
    this.artifacts = artifacts;
    this.engines = engines;
    this.reader = reader;
    this.config = config;
  }

  /**
   * The engine of the version's base model.
   *
   * @throws UnloadableException when it does not open, or takes too long
   */
  Engine engine(VersionRecord version) {
    try {
      return engines.require(version.baseModel(), config.readDeadline());
    } catch (NotOpenException e) {
      throw new UnloadableException(
          "its base model %s %s.".formatted(version.baseModel(), e.reason().words()));
    }
  }

  /** Outputs of a joint task become members of a prediction, beside its own. */
  private static void requireNamesToBeFree(Task task) {
    for (Output output : task.outputs()) {
      if (JointTask.MEMBERS_OF_PREDICTIONS.contains(output.name())) {
        throw new UnloadableException(
            "its output %s has the name of a member that every prediction has."
                .formatted(output.name()));
      }
    }
  }

  /**
   * The version's adapter.
   *
   * @throws UnloadableException when it cannot be read or does not hold what the version's row says
   */
  Adapter read(VersionRecord version) {
    return reader.within(version.artifact(), Adapter.class, () -> adapter(version));
  }

  private Adapter adapter(VersionRecord version) {
    try {
      Adapter adapter = Adapter.load(artifacts.fetch(version.artifact(), version.files()));
      if (!adapter.task().equals(version.task())) {
        throw new UnloadableException("its task is not the one on record.");
      }
      requireNamesToBeFree(adapter.task());
      return adapter;
    } catch (ArtifactCorruptException e) {
      LOG.warnf("Version %s has a damaged artifact.", version.id());
      throw new UnloadableException("its stored files are damaged.");
    } catch (InvalidAdapterException e) {
      LOG.warnf("Version %s has an invalid adapter: %s", version.id(), e.getMessage());
      throw new UnloadableException("its adapter is not valid.");
    } catch (IOException e) {
      LOG.warnf(e, "Version %s cannot be read.", version.id());
      throw new UnloadableException("its stored files cannot be read.");
    }
  }
}
