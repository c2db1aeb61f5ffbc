package dev.attune.text.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.text.TestModels;
import dev.attune.text.base.BaseModel;
import dev.attune.text.onnx.Precision;
import dev.attune.text.tensor.HandoverProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnnxSessionTest {

  @Test
  void what_a_process_has_left_that_was_killed_at_opening_a_model_goes_with_the_next()
      throws Exception {
    BaseModel base = TestModels.open("bge-small-zh");
    Path left = HandoverProcess.killed();

    OnnxSession.open(base.info(), base.tensors(), false, Precision.FLOAT32).close();

    assertThat(left).doesNotExist();
  }
}
