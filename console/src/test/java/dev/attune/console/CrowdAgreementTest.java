package dev.attune.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.ApiCalls;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.PlatformResource;
import dev.attune.console.testing.SmallPhone;
import dev.attune.local.testing.TestUser;
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
    // Of the texts of either label those that three divides have the other one too.
    Locator labels =
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Label by label"));
    assertThat(labels.locator("tbody tr")).hasCount(2);
    assertThat(labels.locator("tbody tr").first().locator("td").first()).hasText("40");
    browsers.inChinese(page);
    page.navigate(desk.page(dataset, "agreement"));
    assertThat(page.getByText("共有 180 对标注员，这里只列出共同文本最多的 50 对。")).isVisible();
    assertThat(page.getByText("共有 60 位标注员，这里只列出答案最多的 50 位。")).isVisible();
    SmallPhone.fits(page);
  }

  @Test
  void it_says_where_a_model_chose_the_texts_and_where_only_some_are_answered_twice() {
    String dataset =
        desk.dataset("chosen", "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    String annotation = desk.at("/datasets/" + dataset + "/annotation");
    String plan =
        "{\"annotators\":%d,\"goldRule\":\"majority\",\"ordering\":\"uncertainty\",\"randomShare\":0.1}";
    desk.api().put(annotation, plan.formatted(2));
    desk.upload(dataset, 20);
    answerAll(annotation, desk.ling());
    answerAll(annotation, desk.kim());
    desk.api().put(annotation, plan.formatted(1));
    int chosen = desk.api().get(annotation + "/agreement").get("chosen").asInt();
    Page page = browsers.english();
    Browsers.signIn(page, desk.owner().email());

    page.navigate(desk.page(dataset, "agreement"));

    assertThat(page.locator("#whose"))
        .containsText(chosen + " of these texts were not drawn by chance");
    assertThat(page.locator("#whose")).containsText("One person is asked about a text");
    browsers.inChinese(page);
    page.navigate(desk.page(dataset, "agreement"));
    assertThat(page.locator("#whose")).containsText("其中 " + chosen + " 条并非随机抽取");
    SmallPhone.fits(page);
  }

  private static void answerAll(String annotation, TestUser person) {
    ApiCalls api = new ApiCalls(person.token());
    for (JsonNode item : api.post(annotation + "/work", "{\"items\":20}").get("items")) {
      api.put(
          annotation + "/examples/" + item.get("example").asText() + "/answer",
          "{\"answer\":{\"label\":\"joy\"}}");
    }
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
