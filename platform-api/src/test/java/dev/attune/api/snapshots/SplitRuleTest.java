package dev.attune.api.snapshots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SplitRuleTest {
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void both_forms_are_read_and_written_alike() throws JsonProcessingException {
    for (String form :
        new String[] {"\"column\"", "{\"train\":0.7,\"validation\":0.2,\"test\":0.1}"}) {
      SplitRule rule = json.readValue(form, SplitRule.class);

      assertThat(json.writeValueAsString(rule)).isEqualTo(form);
    }
  }

  @Test
  void ratios_that_leave_a_split_empty_are_refused() {
    assertThatThrownBy(() -> new SplitRule.Ratios(1, 0, 0)).hasMessageContaining("above 0");
    assertThatThrownBy(() -> new SplitRule.Ratios(Double.NaN, 0.5, 0.5))
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> new SplitRule.Ratios(0.5, 0.2, 0.2)).hasMessageContaining("add up");
  }
}
