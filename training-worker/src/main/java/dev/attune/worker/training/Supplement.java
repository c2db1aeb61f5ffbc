package dev.attune.worker.training;

import dev.attune.text.export.Int8Loss;
import dev.attune.worker.labelcheck.CheckedLabels;
import org.jspecify.annotations.Nullable;

/**
 * What is found out once a model is trained, beside its figures.
 *
 * @param int8 what 8 bits cost it; null when that could not be measured
 * @param labels which labels of its snapshot are probably wrong; null where no labels of whole
 *     texts are learned, or they could not be checked
 */
record Supplement(@Nullable Int8Loss int8, @Nullable CheckedLabels labels) {}
