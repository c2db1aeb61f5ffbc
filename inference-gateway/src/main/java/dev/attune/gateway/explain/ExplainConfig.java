package dev.attune.gateway.explain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an explanation may cost. */
@ConfigMapping(prefix = "attune.explain")
public interface ExplainConfig {
  /**
   * Tokens that the model reads at most to explain one text, over all passes. More make the
   * attributions surer; long texts are explained in larger pieces to stay below.
   */
  @WithDefault("16384")
  int tokensPerText();
}
