package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.uploadedanswers.UploadedAnswer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that may be stored.
 *
 * @param gold the right answer as it is stored; null while there is none
 * @param own whether the row has it itself, and it is not only what its people say
 * @param subject who the text is about; only a pseudonym of it is kept
 * @param answers what people answered elsewhere, each for themselves
 */
record NewExample(
    String text,
    int characters,
    @Nullable JsonNode gold,
    boolean own,
    @Nullable String split,
    @Nullable String subject,
    @Nullable String externalId,
    Map<String, String> meta,
    List<UploadedAnswer> answers) {

  /** Leaves out what belongs to a person. */
  @Override
  public String toString() {
    return "NewExample[characters=" + characters + "]";
  }
}
