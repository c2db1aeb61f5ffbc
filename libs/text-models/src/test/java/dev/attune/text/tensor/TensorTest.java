package dev.attune.text.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void a_shape_that_does_not_fit_the_data_is_refused() {
    assertThatThrownBy(() -> Tensor.of("x", new float[5], 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Tensor x of shape [2, 3] needs 6 elements but has 5.");
  }

  @Test
  void a_transposed_matrix_has_rows_for_columns() {
    var matrix = Tensor.of("x", new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    assertThat(matrix.transposed()).isEqualTo(Tensor.of("x", new float[] {1, 4, 2, 5, 3, 6}, 3, 2));
  }

  @Test
  void only_a_matrix_can_be_transposed() {
    assertThatThrownBy(() -> Tensor.of("x", new float[6], 6).transposed())
        .isInstanceOf(IllegalStateException.class);
  }
}
