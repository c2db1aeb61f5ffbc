package dev.attune.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.agreement.Anchoring.Group;
import dev.attune.agreement.Anchoring.Measured;
import dev.attune.agreement.Anchoring.Reading;
import dev.attune.agreement.Newcombe.Share;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchoringTest {
  /** Table II of Newcombe (1998), Statistics in Medicine 17, 873-890, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void intervals_are_those_of_the_publication(
      int same, int answers, int otherSame, int otherAnswers, double low, double high) {
    double[] interval = Newcombe.interval(share(same, answers), share(otherSame, otherAnswers));

    assertThat(interval[0]).isCloseTo(low, within(5e-5));
    assertThat(interval[1]).isCloseTo(high, within(5e-5));
  }

  @Test
  void the_whole_interval_decides_what_it_means() {
    assertThat(read(90, 60)).isEqualTo(Reading.FOLLOWED);
    assertThat(read(60, 90)).isEqualTo(Reading.AVOIDED);
    assertThat(read(62, 60)).isEqualTo(Reading.UNCERTAIN);
  }

  private static Share share(int same, int answers) {
    return new Share((double) same / answers, answers);
  }

  private static Reading read(int shown, int withheld) {
    return ((Measured) of(new Group(100, shown), new Group(100, withheld))).reading();
  }

  private static Anchoring of(Group shown, Group withheld) {
    return StratifiedAnchoring.of(List.of(new Stratum(shown, withheld))).anchoring();
  }

  @Test
  void thirty_answers_on_either_side_are_needed() {
    Anchoring few = of(new Group(400, 300), new Group(29, 20));

    assertThat(few).isInstanceOf(Anchoring.NotEnough.class);
    assertThat(few.meaning().key()).isEqualTo("agreement.anchoring.not-enough");
    assertThat(few.meaning().numbers()).containsEntry("withheld", 29).containsEntry("need", 30);
    assertThat(of(new Group(30, 1), new Group(30, 0)).meaning().key())
        .isEqualTo("agreement.anchoring.uncertain");
  }
}
