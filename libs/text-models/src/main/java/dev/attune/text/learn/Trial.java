package dev.attune.text.learn;

import dev.attune.text.metrics.Score;
import org.jspecify.annotations.Nullable;

/**
 * One of the settings that a search tried.
 *
 * @param hyperparameters as they would be used for a whole training
 * @param figure on the validation split after its longest try; null if the loss came apart
 * @param epochs of its longest try
 */
public record Trial(Hyperparameters hyperparameters, @Nullable Score figure, int epochs) {}
