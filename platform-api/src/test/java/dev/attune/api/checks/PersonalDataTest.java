package dev.attune.api.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
  private final PersonalData mixed = new PersonalData("mixed");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "write to ann.lee@example.org please|EMAIL",
        "邮箱是wang_fang@qq.com，谢谢|EMAIL",
        "我的电话是13812345678，晚上打|PHONE",
        "打 +86 138 1234 5678|PHONE",
        "call me at (212) 555-2368 tonight|PHONE",
        "call +44 20 7946 0958|PHONE",
        "身份证11010519491231002X|RESIDENT_ID",
        "身份证号 440524188001010014。|RESIDENT_ID",
        "卡号 6222 0000 0000 0009 丢了|BANK_CARD",
        "my card is 4111-1111-1111-1111 ok|BANK_CARD",
        "pay to DE89 3704 0044 0532 0130 00 PLEASE|IBAN",
        "GB82WEST12345698765432|IBAN",
        "it came from 203.0.113.9.|IP_ADDRESS",
        "from 2001:db8:0:1:1:1:1:1 again|IP_ADDRESS",
        "see https://ann:secret@files.example.org/x|URL_USER",
        "车牌粤B·12345肇事|NUMBER_PLATE",
        "新能源车沪AD12345停在门口|NUMBER_PLATE"
      })
  void what_is_personal_is_known_by_its_kind(String text, PersonalKind kind) {
    assertThat(mixed.in(text)).containsExactly(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "we meet at 12:30:45 on 2026-11-28",
        "order 1234567890123456 has not come",
        "身份证 110105194912310021 写错了",
        "my card is 4111-1111-1111-1112",
        "DE89 3704 0044 0532 0130 03 is wrong",
        "version 1.2.3 and 999.1.1.1",
        "@ann said hi, 5@6 is nothing",
        "the total is 1,234,567.89",
        "京剧 A12 很好看",
        ""
      })
  void what_only_looks_like_it_is_left_alone(String text) {
    assertThat(mixed.in(text)).isEmpty();
  }

  @Test
  void a_text_may_have_several_kinds() {
    assertThat(mixed.in("a@example.org, 13812345678, 8.8.8.8"))
        .isEqualTo(EnumSet.of(PersonalKind.EMAIL, PersonalKind.PHONE, PersonalKind.IP_ADDRESS));
  }
}
