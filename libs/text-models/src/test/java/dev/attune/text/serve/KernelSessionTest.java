package dev.attune.text.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.text.TestModels;
import dev.attune.text.adapter.Adapter;
import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.base.BaseModel;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.onnx.Precision;
import dev.attune.text.task.TokenLabels;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelSessionTest {
  private static final ServingOptions ONNX = new ServingOptions(16, 256L << 20, 512);
  private static final ServingOptions TORCH =
      new ServingOptions(16, 256L << 20, 512, Backend.PYTORCH);

  @ParameterizedTest
  @ValueSource(strings = {"minilm-l6-en", "bge-small-zh"})
  void answers_are_those_of_onnx_runtime_whatever_the_adapter(String name) throws Exception {
    BaseModel base = TestModels.open(name);
    try (var onnx = ServingSession.open(base, ONNX);
        var torch = ServingSession.open(base, TORCH)) {
      List<RowAnswer> expected = onnx.predict(rows(onnx, base.info()));
      List<Row> rows = rows(torch, base.info());
      List<RowAnswer> actual = torch.predict(rows);

      for (int i = 0; i < rows.size(); i++) {
        assertThat(Vectors.distance(Vectors.of(actual.get(i)), Vectors.of(expected.get(i))))
            .as("row %d", i)
            .isLessThan(1e-4);
      }
      Isolation.assertSameAnswersAlone(torch, rows);
    }
  }

  @Test
  void what_it_does_not_compute_it_refuses() throws Exception {
    BaseModel base = TestModels.open("bge-small-zh");
    try (var torch = ServingSession.open(base, TORCH)) {
      Adapter adapter = RandomAdapters.head(base.info(), 1);

      assertThat(torch.offers(Precision.INT8)).isFalse();
      assertThatThrownBy(() -> torch.load(adapter, Precision.INT8))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("int8");
    }
  }

  /** Texts of adapters with no update, small and large ones, one of its own encoder, and tokens. */
  private static List<Row> rows(ServingSession session, BaseModelInfo info) {
    List<Adapter> adapters =
        List.of(
            RandomAdapters.head(info, 1),
            RandomAdapters.pooling(info, Pooling.CLS),
            RandomAdapters.lora(info, 2, 4),
            RandomAdapters.lora(info, 3, 8),
            RandomAdapters.lora(info, 4, 16),
            RandomAdapters.lora(info, 5, 2, EnumSet.allOf(LoraTarget.class)),
            RandomAdapters.answering(
                new TokenLabels(List.of("person", "place")), RandomAdapters.lora(info, 6, 8), 7));
    List<Row> rows = new ArrayList<>();
    for (Adapter adapter : adapters) {
      AdapterSlot slot = session.load(adapter);
      Texts.MIXED.forEach(text -> rows.add(slot.row(text)));
    }
    return rows;
  }
}
