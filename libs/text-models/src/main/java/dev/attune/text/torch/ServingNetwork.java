package dev.attune.text.torch;

import dev.attune.text.base.BaseModelInfo;
import dev.attune.text.base.Pooling;
import dev.attune.text.kernel.RowUpdates;
import dev.attune.text.tensor.Tensor;
import dev.attune.text.torch.LinearText.Format;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * An encoder that serves, in 32-bit floats: from ids and mask, and {@link RowUpdates} if it is
 * banked, to each text's vector in every {@link Pooling} and, by its method {@value #TOKENS}, the
 * vectors of its tokens.
 *
 * @param encoder the sizes
 * @param weights every parameter of the encoder by its Hugging Face name
 * @param banked whether rows pick low-rank updates
 */
record ServingNetwork(BaseModelInfo encoder, Collection<Tensor> weights, boolean banked)
    implements Network {
  static final String TEXTS = "texts";
  static final String TOKENS = "tokens";

  @Override
  public TorchScriptArchive archive(Device device) {
    return new TorchScriptArchive(
        states(device) + vectors(TEXTS, false) + vectors(TOKENS, true),
        weights.stream()
            .map(tensor -> new ModuleParameter(tensor, ModuleParameter.Storage.FLOAT32, false))
            .toList());
  }

  private List<String> arguments() {
    return banked
        ? Stream.concat(TextNetwork.INPUTS.stream(), RowUpdatesText.ARGUMENTS.stream()).toList()
        : TextNetwork.INPUTS;
  }

  private String states(Device device) {
    MethodText method = new MethodText("states", arguments());
    EncoderText.shapes(method);
    if (banked) {
      RowUpdatesText.ranks(method);
    }
    var linears = new LinearText(Format.INFERENCE, device, name -> false, null);
    var text = new EncoderText(encoder, linears, banked);
    return method.returning(text.tokens(method, DropoutText.none(method)));
  }

  private String vectors(String name, boolean tokens) {
    MethodText method = MethodText.ofSeveral(name, arguments());
    String states =
        method.let("states", "(self).states(%s, )".formatted(String.join(", ", arguments())));
    List<String> results = new ArrayList<>();
    for (Pooling pooling : Pooling.values()) {
      results.add(EncoderText.pooled(pooling, states));
    }
    if (tokens) {
      results.add(states);
    }
    return method.returningAll(results);
  }
}
