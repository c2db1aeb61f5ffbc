package dev.attune.text.torch;

import java.util.List;

/**
 * The optimizer's arithmetic over all parameters in one call each: PyTorch's own fused step, which
 * reads and writes every number once.
 */
final class AdamWText {
  static final String NORM = "norm";
  static final String STEP = "step";

  private static final String METHODS =
      """
        def norm(self: __torch__.Network,
          gradients: List[Tensor]) -> Tensor:
          return torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients, 2)))
        def step(self: __torch__.Network,
          weights: List[Tensor],
          gradients: List[Tensor],
          means: List[Tensor],
          variances: List[Tensor],
          counts: List[Tensor],
          divisor: Tensor,
          rate: float,
          decay: float) -> Tensor:
          none = annotate(List[Tensor], [])
          moved = torch._fused_adamw_(weights, gradients, means, variances, none, counts, lr=rate, beta1=0.9, beta2=0.999, weight_decay=decay, eps=1.0e-8, amsgrad=False, maximize=False, grad_scale=divisor, found_inf=None)
          return divisor
      """;

  private AdamWText() {}

  static TorchScriptArchive archive() {
    return new TorchScriptArchive(METHODS, List.of());
  }
}
