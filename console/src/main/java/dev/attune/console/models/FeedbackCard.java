package dev.attune.console.models;

import dev.attune.console.platform.models.Feedback;
import dev.attune.console.platform.models.FeedbackSummary;
import java.util.List;

/**
 * What a version's page says of its feedback.
 *
 * @param latest the newest few
 */
public record FeedbackCard(FeedbackSummary summary, List<Feedback> latest) {}
