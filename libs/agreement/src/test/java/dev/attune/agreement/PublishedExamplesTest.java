package dev.attune.agreement;

import static dev.attune.agreement.Answers.SMALL;
import static dev.attune.agreement.Answers.ofLetters;
import static dev.attune.agreement.Answers.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worked examples of the papers that the statistics come from, and of statistics programs. */
class PublishedExamplesTest {
  /** Krippendorff 2011, example C, which Gwet 2014 also works through. */
  private static final Annotations<String> FOUR_OBSERVERS =
      ofLetters("123321412...", "1233224125.3", ".3332342251.", "12332441251.");

  private static final List<String> FIVE = List.of("1", "2", "3", "4", "5");

  /** Fleiss 1971, table 1: six psychiatrists' diagnoses of 30 patients, a row a patient. */
  private static final String DIAGNOSES =
      """
      444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 \
      144444 124444 222333 144444 224445 333335 111455 111112 224444 133555 \
      555555 244444 224555 114444 144445 222224 111155 224444 133333 555555\
      """;

  /** The anxiety ratings of R's package irr, second and third rater. */
  private static final Annotations<String> ANXIETY =
      ofLetters("36462424332333221334", "21443216111233113322");

  @Test
  void krippendorff_finds_0_743_for_four_observers() {
    assertThat(value(KrippendorffAlpha.nominal(FOUR_OBSERVERS, SMALL)))
        .isEqualTo(0.743, within(0.0005));
  }

  @Test
  void krippendorff_finds_0_815_for_ordered_labels() {
    assertThat(value(KrippendorffAlpha.ordinal(FOUR_OBSERVERS, FIVE, SMALL)))
        .isEqualTo(0.815, within(0.0005));
  }

  @Test
  void krippendorff_finds_0_849_for_values() {
    assertThat(value(KrippendorffAlpha.interval(FOUR_OBSERVERS.map(Double::valueOf), SMALL)))
        .isEqualTo(0.849, within(0.0005));
  }

  @Test
  void krippendorff_finds_0_095_for_two_observers() {
    assertThat(value(KrippendorffAlpha.nominal(ofLetters("0100000010", "1110010000"), SMALL)))
        .isEqualTo(0.095, within(0.0005));
  }

  @Test
  void gwet_finds_0_77544() {
    assertThat(value(GwetAc1.of(FOUR_OBSERVERS, FIVE, SMALL))).isEqualTo(0.77544, within(5e-6));
  }

  @Test
  void fleiss_finds_0_430() {
    List<String> patients = Arrays.asList(DIAGNOSES.split(" ", -1));
    String[] byPsychiatrist =
        IntStream.range(0, 6)
            .mapToObj(
                i -> patients.stream().map(of -> of.substring(i, i + 1)).reduce("", String::concat))
            .toArray(String[]::new);
    assertThat(value(FleissKappa.of(ofLetters(byPsychiatrist), SMALL)))
        .isEqualTo(0.4302445, within(5e-8));
  }

  @Test
  void sas_finds_0_4842_for_a_pair_and_0_4701_weighted() {
    Annotations<String> table = ofLetters("aaaaabbbbbbbbcccccc", "bbbbcbbbbbbbbbccccc");
    assertThat(value(CohenKappa.between(table, "coder0", "coder1", SMALL)))
        .isEqualTo(0.4842, within(5e-5));
    assertThat(value(CohenKappa.linear(table, List.of("a", "b", "c"), "coder0", "coder1", SMALL)))
        .isEqualTo(0.4701, within(5e-5));
  }

  @Test
  void r_finds_the_same_kappas_weighted_and_not() {
    List<String> used = List.of("1", "2", "3", "4", "6");
    assertThat(value(CohenKappa.between(ANXIETY, "coder0", "coder1", SMALL)))
        .isEqualTo(-0.006289308, within(5e-10));
    assertThat(value(CohenKappa.linear(ANXIETY, used, "coder0", "coder1", SMALL)))
        .isEqualTo(0.1459075, within(5e-8));
    assertThat(value(CohenKappa.quadratic(ANXIETY, used, "coder0", "coder1", SMALL)))
        .isEqualTo(0.2520325, within(5e-8));
  }
}
