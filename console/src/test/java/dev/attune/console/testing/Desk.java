package dev.attune.console.testing;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.attune.local.testing.TestUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The labelling page as somebody has it before them, in one tab or in several. */
public record Desk(AnnotatedOrganisation organisation, TestUser person) {
  /** Where answers are sent to. */
  public static final String SENDING = "**/annotate/**";

  /** Signs the person in and opens the page at the first text. */
  public Page opened(Page page, String dataset) {
    Browsers.signIn(page, person.email());
    page.navigate(organisation.page(dataset, "annotate"));
    shows(page, 0);
    return page;
  }

  /** Opens the page in another tab, which begins with the text of that number. */
  public Page openedBeside(Page page, String dataset, int text) {
    Page other = page.context().newPage();
    other.navigate(organisation.page(dataset, "annotate"));
    shows(other, text);
    return other;
  }

  public static void shows(Page page, int text) {
    assertThat(page.locator("#desk-text")).hasText("text number " + text);
  }

  public static void press(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  public static void saved(Page page) {
    assertThat(page.locator("#saved"))
        .hasText("Saved", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
  }

  /** Lets nothing through but the pages themselves. */
  public static void cutOff(BrowserContext context) {
    context.route(
        SENDING,
        route -> {
          if (route.request().method().equals("GET")) {
            route.resume();
          } else {
            route.abort();
          }
        });
  }

  /**
   * Lets everything through again, and says so to each tab. Of a request that is sent while the
   * route is taken away nobody would be told, so another one is put before it.
   */
  public static void reconnect(BrowserContext context) {
    context.route(SENDING, Route::resume);
    for (Page page : context.pages()) {
      page.evaluate("window.dispatchEvent(new Event('online'))");
    }
  }

  /** Counts the answers that reach the service, by address. */
  public static Map<String, Integer> arrivals(BrowserContext context) {
    Map<String, Integer> arrived = new ConcurrentHashMap<>();
    context.onResponse(
        response -> {
          if (response.request().method().equals("PUT")) {
            arrived.merge(response.url(), 1, Integer::sum);
          }
        });
    return arrived;
  }

  /** Asks the service for something, after whatever the page has sent before. */
  public static void roundTrip(Page page) {
    page.evaluate("() => fetch(location.href).then(answer => answer.status)");
  }

  /** Waits until the browser has told of so many answers. */
  public static void heard(Page page, Map<String, Integer> arrived, int answers) {
    page.waitForCondition(
        () -> arrived.values().stream().mapToInt(Integer::intValue).sum() >= answers);
  }

  /** What the person has answered: the texts' numbers with labels, or why they were skipped. */
  public List<String> answers(String dataset) {
    List<String> answers = new ArrayList<>();
    new ApiCalls(person.token())
        .get(organisation.at("/datasets/" + dataset + "/annotation/answers"))
        .get("items")
        .forEach(
            item ->
                answers.add(
                    item.path("text").asText().replace("text number ", "")
                        + " "
                        + item.at("/answer/label").asText()
                        + item.path("skip").asText("")));
    return answers.stream().sorted().toList();
  }
}
