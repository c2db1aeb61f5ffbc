package dev.attune.text.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.attune.text.tensor.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/** JSON files for readers elsewhere. */
final class ExportJson {
  static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ExportJson() {}

  static void write(Path file, Object value) throws IOException {
    AtomicFile.write(
        file,
        out -> {
          out.write(MAPPER.writeValueAsBytes(value));
          out.write('\n');
        });
  }
}
