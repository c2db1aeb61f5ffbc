package dev.attune.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.attune.console.testing.AnnotatedOrganisation;
import dev.attune.console.testing.Browsers;
import dev.attune.console.testing.Desk;
import dev.attune.console.testing.PlatformResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Browsers without locks, which are all browsers where a page comes without TLS, and without
 * channels between tabs: each answer arrives, and arrives once.
 */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WithoutLocksTest {
  private static final String NEITHER =
      "delete Navigator.prototype.locks; delete globalThis.BroadcastChannel;";

  private final AnnotatedOrganisation organisation = new AnnotatedOrganisation();
  private final Browsers browsers = new Browsers();
  private final Desk desk = new Desk(organisation, organisation.kim());

  @AfterAll
  void close() {
    browsers.close();
  }

  private String dataset(String name) {
    String dataset =
        organisation.dataset(name, "{\"type\":\"single-label\",\"labels\":[\"joy\",\"anger\"]}");
    organisation.upload(dataset, 8);
    organisation.plan(dataset);
    return dataset;
  }

  private Page opened(Page page, String dataset) {
    page.context().addInitScript(NEITHER);
    desk.opened(page, dataset);
    assertThat(page.evaluate("navigator.locks === undefined && !globalThis.BroadcastChannel"))
        .isEqualTo(true);
    return page;
  }

  /** A tab whose time can be let pass. It does not know any more whether it was loaded again. */
  private Page timed() {
    Page page = browsers.english();
    page.context().clock().install();
    return page;
  }

  @Test
  void one_tab_sends_what_was_answered_with_and_without_a_line() {
    String dataset = dataset("one tab");
    Page page = opened(browsers.english(), dataset);
    Map<String, Integer> arrived = Desk.arrivals(page.context());

    Desk.press(page, "1", "Enter");
    Desk.saved(page);
    Desk.cutOff(page.context());
    Desk.press(page, "2", "Enter", "s");
    page.reload();
    Desk.shows(page, 3);
    Desk.press(page, "1", "Enter");
    Desk.reconnect(page.context());

    Desk.saved(page);
    assertThat(desk.answers(dataset)).containsExactly("0 joy", "1 anger", "2 unclear", "3 joy");
    Desk.heard(page, arrived, 4);
    assertThat(arrived.values()).containsExactly(1, 1, 1, 1);
    page.context().close();
  }

  @Test
  void two_tabs_send_each_answer_once_however_long_it_has_waited() {
    String dataset = dataset("two tabs");
    Page one = opened(timed(), dataset);
    BrowserContext context = one.context();
    Map<String, Integer> arrived = Desk.arrivals(context);
    Desk.cutOff(context);
    Desk.press(one, "1", "Enter", "2", "Enter");
    Page two = desk.openedBeside(one, dataset, 2);
    Desk.press(two, "2", "Enter", "1", "Enter");
    for (int minute = 0; minute < 10; minute++) {
      context.clock().fastForward(60_000);
    }

    Desk.reconnect(context);

    Desk.saved(one);
    Desk.saved(two);
    assertThat(desk.answers(dataset)).containsExactly("0 joy", "1 anger", "2 anger", "3 joy");
    Desk.heard(one, arrived, 4);
    assertThat(arrived.values()).containsExactly(1, 1, 1, 1);
    context.close();
  }

  @Test
  void what_a_closed_tab_left_is_sent_by_the_other() {
    String dataset = dataset("left behind");
    Page one = opened(timed(), dataset);
    BrowserContext context = one.context();
    Map<String, Integer> arrived = Desk.arrivals(context);
    Desk.cutOff(context);
    Desk.press(one, "2", "Enter");
    Page two = desk.openedBeside(one, dataset, 1);
    one.close();
    Desk.reconnect(context);
    Desk.roundTrip(two);
    assertThat(desk.answers(dataset)).isEmpty();

    for (int minute = 0; minute < 10; minute++) {
      context.clock().fastForward(60_000);
    }
    // Requests that the hands of the clock cut off had the page wait for longer each time.
    two.evaluate("window.dispatchEvent(new Event('online'))");

    Desk.saved(two);
    assertThat(desk.answers(dataset)).containsExactly("0 anger");
    Desk.heard(two, arrived, 1);
    assertThat(arrived.values()).containsExactly(1);
    context.close();
  }
}
