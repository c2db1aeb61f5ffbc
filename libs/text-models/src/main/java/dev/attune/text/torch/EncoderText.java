package dev.attune.text.torch;

import static dev.attune.text.torch.MethodText.parameter;

import dev.attune.text.adapter.LoraTarget;
import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.EncoderShape;
import dev.attune.text.base.Pooling;
import dev.attune.text.kernel.RowUpdates;
import java.util.List;

/**
 * Emits an encoder: from {@code ids} and {@code mask}, both [batch, tokens] of 64-bit integers, to
 * token vectors [batch, tokens, hidden] and from there to one vector per text.
 *
 * <p>Attention probabilities are not dropped out, since PyTorch's fused attention cannot;
 * everything else is as in the original.
 *
 * @param banked whether query and value of each row get {@link RowUpdates}, which the method takes
 */
record EncoderText(BaseModelInfo encoder, LinearText linears, boolean banked) {
  private static final double MASKED = 1e9;
  private static final String FLOAT = "torch.to(%s, 6)";
  private static final List<LoraTarget> PROJECTIONS =
      List.of(LoraTarget.QUERY, LoraTarget.KEY, LoraTarget.VALUE);

  /** One without. */
  EncoderText(BaseModelInfo encoder, LinearText linears) {
    this(encoder, linears, false);
  }

  /** The extent of a hidden state, in terms of variables that {@link #tokens} defines first. */
  static String hiddenShape(BaseModelInfo encoder) {
    return "batch, tokens, " + encoder.hiddenSize();
  }

  static void shapes(MethodText method) {
    method.let("batch", "torch.size(ids, 0)");
    method.let("tokens", "torch.size(ids, 1)");
  }

  /** Emits the layers and returns the variable that holds the token vectors. */
  String tokens(MethodText method, DropoutText dropout) {
    String state = embeddings(method, dropout);
    method.let(
        "blocked",
        "torch.mul(torch.sub(torch.view(torch.to(mask, 6), [batch, 1, 1, tokens]), 1.), %s)"
            .formatted(MASKED));
    for (int layer = 0; layer < encoder.layers(); layer++) {
      state = layer(method, dropout, layer, state);
    }
    return method.let("states", FLOAT.formatted(state));
  }

  static String pooled(Pooling pooling, String states) {
    return switch (pooling) {
      case CLS -> "torch.select(%s, 1, 0)".formatted(states);
      case MEAN ->
          "torch.div(torch.sum(torch.mul(%1$s, %2$s), [1]), torch.sum(%2$s, [1]))"
              .formatted(states, "torch.unsqueeze(torch.to(mask, 6), -1)");
    };
  }

  private String embeddings(MethodText method, DropoutText dropout) {
    EncoderShape shape = encoder.encoder();
    method.let("words", "torch.embedding(%s, ids)".formatted(parameter(EncoderShape.WORDS)));
    String places =
        "torch.slice(%s, 0, %d, torch.add(tokens, %d))"
            .formatted(
                parameter(EncoderShape.POSITIONS), shape.firstPosition(), shape.firstPosition());
    String types =
        shape.tokenTypes() == 0
            ? places
            : sum(
                places, "torch.slice(%s, 0, 0, 1)".formatted(parameter(EncoderShape.TOKEN_TYPES)));
    method.let("places", types);
    method.let("embedded", norm("torch.add(words, places)", "embeddings", shape.embeddingSize()));
    if (!shape.projectsEmbeddings()) {
      return method.let("state", dropped(dropout, linears.format().cast("embedded")));
    }
    String noisy =
        dropout.apply(
            "embedded",
            "batch, tokens, " + shape.embeddingSize(),
            LinearText.Format.INFERENCE.type());
    return method.let("state", linears.format().cast(projected(noisy)));
  }

  private static String projected(String embedded) {
    return "torch.linear(%s, %s, %s)"
        .formatted(
            embedded,
            parameter(EncoderShape.PROJECTION + ".weight"),
            parameter(EncoderShape.PROJECTION + ".bias"));
  }

  private String layer(MethodText method, DropoutText dropout, int layer, String state) {
    String prefix = "encoder.layer." + layer + ".";
    String context = attention(method, layer, state);
    String projected =
        method.let("projected" + layer, linears.of(context, layer, LoraTarget.ATTENTION_OUTPUT));
    String attended =
        method.let(
            "attended" + layer,
            normInFormat(sum(dropped(dropout, projected), state), prefix + "attention.output"));
    String inner =
        method.let(
            "inner" + layer, activated(linears.of(attended, layer, LoraTarget.INTERMEDIATE)));
    String outer = method.let("outer" + layer, linears.of(inner, layer, LoraTarget.OUTPUT));
    return method.let(
        "state" + layer, normInFormat(sum(dropped(dropout, outer), attended), prefix + "output"));
  }

  private String activated(String linear) {
    return switch (encoder.encoder().activation()) {
      case GELU -> "torch.gelu(%s)".formatted(linear);
      case GELU_TANH -> "torch.gelu(%s, approximate=\"tanh\")".formatted(linear);
      case RELU -> "torch.relu(%s)".formatted(linear);
    };
  }

  private String attention(MethodText method, int layer, String state) {
    String all = "projections" + layer;
    method.let(
        all,
        "torch.split(%s, %d, -1)"
            .formatted(
                FLOAT.formatted(linears.of(state, layer, PROJECTIONS)), encoder.hiddenSize()));
    String query = all + "[0]";
    String value = all + "[2]";
    if (banked) {
      RowUpdatesText.down(method, layer, state);
      query = RowUpdatesText.query(layer, query);
      value = RowUpdatesText.value(layer, value);
    }
    query = heads(method, "query" + layer, query);
    String key = heads(method, "key" + layer, all + "[1]");
    value = heads(method, "value" + layer, value);
    String mixed =
        "torch.scaled_dot_product_attention(%s, %s, %s, blocked, 0., False)"
            .formatted(query, key, value);
    return method.let(
        "context" + layer,
        linears
            .format()
            .cast(
                "torch.reshape(torch.transpose(%s, 1, 2), [%s])"
                    .formatted(mixed, hiddenShape(encoder))));
  }

  private String heads(MethodText method, String variable, String projection) {
    int width = encoder.hiddenSize() / encoder.heads();
    return method.let(
        variable,
        "torch.transpose(torch.view(%s, [batch, tokens, %d, %d]), 1, 2)"
            .formatted(projection, encoder.heads(), width));
  }

  /**
   * On a processor PyTorch takes 16-bit inputs with 32-bit weights, on a CUDA device it doesn't.
   */
  private String normInFormat(String input, String module) {
    int width = encoder.hiddenSize();
    return linears.device() == Device.CUDA
        ? linears.format().cast(norm(FLOAT.formatted(input), module, width))
        : norm(input, module, width);
  }

  private String norm(String input, String module, int width) {
    String name = module + ".LayerNorm";
    return "torch.layer_norm(%s, [%d], %s, %s, %s)"
        .formatted(
            input,
            width,
            parameter(name + ".weight"),
            parameter(name + ".bias"),
            encoder.encoder().layerNormEpsilon());
  }

  private String dropped(DropoutText dropout, String input) {
    return dropout.apply(input, hiddenShape(encoder), linears.format().type());
  }

  private static String sum(String left, String right) {
    return "torch.add(%s, %s)".formatted(left, right);
  }
}
