package dev.attune.text;

import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The packaged base models, converted once into {@code target} and shared by every test. */
public final class TestModels {
  public static final Path ROOT = Path.of("target", "base-models");

  private TestModels() {}

  public static BaseModelStore store() {
    return Holder.STORE;
  }

  public static BaseModel open(String name) {
    try {
      return store().open(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Holder {
    static final BaseModelStore STORE = install();

    private static BaseModelStore install() {
      BaseModelStore store = new BaseModelStore(ROOT);
      try {
        store.install();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return store;
    }
  }
}
