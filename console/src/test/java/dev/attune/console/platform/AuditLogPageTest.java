package dev.attune.console.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.console.platform.tenants.AuditLogPage.Entry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditLogPageTest {

  @Test
  void details_are_a_line_of_words_without_what_is_empty() throws JsonProcessingException {
    var details =
        """
        {"production":2,"canary":{"version":3,"percent":10},"shadow":null,"scopes":["predict","feedback"],"models":[]}
        """;
    var entry = new Entry(1, Instant.EPOCH, "a", "b", "c", new ObjectMapper().readTree(details));
    assertThat(entry.detailLine())
        .isEqualTo("production 2, canary (version 3, percent 10), scopes (predict, feedback)");
  }

  @Test
  void no_details_are_an_empty_line() {
    assertThat(new Entry(1, Instant.EPOCH, "a", "b", "c", null).detailLine()).isEmpty();
  }
}
