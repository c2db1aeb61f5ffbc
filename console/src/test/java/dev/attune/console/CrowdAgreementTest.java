package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.SmallPhone;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page on how far annotators agree, where there are hundreds of them. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrowdAgreementTest {
  private static final int PEOPLE = 60;

  private final AnnotatedOrganisation desk = new AnnotatedOrganisation();
  private final Browsers browsers = new Browsers();

  @AfterAll
  void close() {
    browsers.close();
  }

  @Test
  void it_says_of_how_many_people_and_pairs_it_lists_some() {
    String dataset =
        desk.dataset("crowd", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    desk.api()
        .post(
            desk.at("/datasets/" + dataset + "/examples"),
            "application/x-ndjson",
            IntStream.range(0, PEOPLE)
                .mapToObj(CrowdAgreementTest::row)
                .collect(Collectors.joining("\n")));
    Page page = browsers.english();
    Browsers.signIn(page, desk.owner().email());

    page.navigate(desk.page(dataset, "agreement"));

    assertThat(page.getByText("Of 180 pairs, the 50 that share the most texts are listed."))
        .isVisible();
    assertThat(page.getByText("Of 60 annotators, the 50 with the most answers are listed."))
        .isVisible();
    assertThat(page.locator("details.behind")).hasCount(50);
    browsers.inChinese(page);
    page.navigate(desk.page(dataset, "agreement"));
    assertThat(page.getByText("共有 180 对标注员，这里只列出共同文本最多的 50 对。")).isVisible();
    assertThat(page.getByText("共有 60 位标注员，这里只列出答案最多的 50 位。")).isVisible();
    SmallPhone.fits(page);
  }

  /** Four people who follow each other, of whom the second may differ. */
  private static String row(int text) {
    return IntStream.range(0, 4)
        .mapToObj(
            i ->
                "{\"by\":\"person %d\",\"answer\":{\"label\":\"%s\"}}"
                    .formatted(
                        (text + i) % PEOPLE,
                        text % 2 == 0 ^ (i == 1 && text % 3 == 0) ? "joy" : "anger"))
        .collect(
            Collectors.joining(
                ",", "{\"text\":\"text number %d\",\"annotations\":[".formatted(text), "]}"));
  }
}
