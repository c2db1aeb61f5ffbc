package dev.attune.api.suggestions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When the newest model looks at undecided texts without being asked to. */
@ConfigMapping(prefix = "attune.suggestions")
interface SuggestionsConfig {
  /** How often data sets are looked for that have a new version, or enough new texts. */
  @WithDefault("PT10S")
  Duration checkEvery();

  /** How long after a data set was looked at it is looked at again, at the earliest. */
  @WithDefault("PT1M")
  Duration checkPause();

  /** So many texts that the newest version has not seen are enough for it to look again. */
  @WithDefault("50")
  int newTexts();
}
