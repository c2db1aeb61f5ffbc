package dev.attune.gateway.explain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an explanation may cost. */
@ConfigMapping(prefix = "attune.explain")
public interface ExplainConfig {
  /**
   * Tokens that the model reads at most to explain one text, over all passes. More make the
   * attributions surer; long texts are explained in larger pieces to stay below.
   */
  @WithDefault("16384")
  int tokensPerText();

  /**
   * How long the explanations of a request wait for room at most, all together, while too many
   * texts of its tenant, or of all, are waiting already. Below the half minute for which the
   * console, like many a client, waits for an answer.
   */
  @WithDefault("20s")
  Duration patience();
}
