package dev.attune.api.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** A file is written and read where the service runs: without a class of Hadoop. */
class ParquetWithoutHadoopTest {
  @Test
  void files_are_written_and_read_without_hadoop() throws Exception {
    List<URL> classPath = new ArrayList<>();
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : all.split(File.pathSeparator, -1)) {
      if (!entry.contains("hadoop-common")) {
        classPath.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader without =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> without.loadClass("org.apache.hadoop.conf.Configuration"))
          .isInstanceOf(ClassNotFoundException.class);
      var constructor = without.loadClass(RoundTrip.class.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);

      assertThat(((Callable<?>) constructor.newInstance()).call())
          .isEqualTo("{\"text\":\"你好\",\"label\":\"joy\"}");
    }
  }

  /** What is done there. */
  static final class RoundTrip implements Callable<String> {
    @Override
    public String call() throws Exception {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (ParquetOutput file =
          new ParquetOutput(
              out,
              List.of(
                  Column.of("text", Column.Plain.TEXT),
                  Column.of("label", new Column.ClassLabel(List.of("fear", "joy")))),
              List.of("text"))) {
        file.write(new Object[] {"你好", "joy"});
      }
      try (ParquetFile file = ParquetFile.of(new ByteArrayInputStream(out.toByteArray()))) {
        ParquetFile.Row row = file.next();
        return row == null ? "" : row.values().toString();
      }
    }
  }
}
