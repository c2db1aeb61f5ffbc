package dev.attune.agreement.suspect;

/**
 * An example whose label is probably wrong.
 *
 * @param item its id
 * @param given the label it has
 * @param likely the label that the model is confident of
 * @param selfConfidence the model's probability of the given label; the lower, the more suspect
 * @param normalisedMargin (that probability less the largest of another label, plus 1) over 2, from
 *     0 to 1; the lower, the more suspect
 */
public record Suspect(
    String item, String given, String likely, double selfConfidence, double normalisedMargin) {}
