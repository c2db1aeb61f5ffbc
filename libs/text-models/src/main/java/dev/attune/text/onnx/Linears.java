package dev.attune.text.onnx;

/** How the products of an encoder's linears are computed; the biases are added by others. */
interface Linears {

  /**
   * The value {@code x W^T}.
   *
   * @param input x, [batch, tokens, in]
   * @param name the linear's name by BERT, for example {@code encoder.layer.0.attention.self.query}
   */
  String product(String input, String name);
}
