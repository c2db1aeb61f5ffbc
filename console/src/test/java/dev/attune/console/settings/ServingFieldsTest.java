package dev.attune.console.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.console.platform.tenants.Tenant.ServingPolicy;
import dev.attune.console.testing.Words;
import dev.attune.console.web.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServingFieldsTest {
  private static final SettingsMessages WORDS = Words.of(SettingsMessages.class);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0.005, 16777216, 16",
    "0.00333, 1000000, 0.95367431640625",
    "1, 100000000, 95.367431640625",
    "1.0E-5, 1, 0.00000095367431640625",
    "0.30000000000000004, 1073741824, 1024"
  })
  void what_is_shown_comes_back_as_it_was(double loss, long bytes, String mebibytes) {
    var policy = new ServingPolicy(loss, bytes);
    var form = ServingFields.fill(Form.empty(), policy);

    assertThat(form.value(ServingFields.CACHE)).isEqualTo(mebibytes);
    assertThat(ServingFields.read(form, WORDS)).isEqualTo(policy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "-1", "1025", "1024.0001", "1e3", "1E-1000000000", "sixteen"})
  void what_is_no_number_from_0_to_1024_is_refused(String entered) {
    var form = Form.empty().with(ServingFields.LOSS, "0.5").with(ServingFields.CACHE, entered);

    assertThat(ServingFields.read(form, WORDS)).isNull();
    assertThat(form.errorAt(ServingFields.CACHE)).isEqualTo("answerCacheWrong");
    assertThat(form.errorAt(ServingFields.LOSS)).isNull();
  }
}
