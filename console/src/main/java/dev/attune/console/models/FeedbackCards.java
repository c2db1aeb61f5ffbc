package dev.attune.console.models;

import dev.attune.console.platform.models.VersionFeedbackApi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Looks up what people said of a version's answers. */
@ApplicationScoped
class FeedbackCards {

  private static final int LATEST = 5;

  private final VersionFeedbackApi feedback;

  FeedbackCards(@RestClient VersionFeedbackApi feedback) {
    this.feedback = feedback;
  }

  FeedbackCard of(String tenant, String model, int number) {
    var summary = feedback.summary(tenant, model, number);
    return new FeedbackCard(
        summary,
        summary.isNone() ? List.of() : feedback.list(tenant, model, number, LATEST).items());
  }
}
