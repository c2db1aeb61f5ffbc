package dev.attune.console.testing;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests that share one page on which somebody has signed in to the sample services. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OnSamplePages {
  /** What scripts of the pages complain of. */
  protected final List<String> errors = new ArrayList<>();

  protected SamplePage sample;
  protected Page page;

  @BeforeAll
  protected final void signIn() {
    sample = SamplePage.open(errors);
    page = sample.page();
  }

  @AfterAll
  protected final void close() {
    sample.close();
  }
}
