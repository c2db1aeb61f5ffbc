package dev.attune.console.annotation;

import dev.attune.console.platform.annotation.AnnotationApi.GoldCheck;
import dev.attune.console.platform.annotation.AnnotationApi.NewPlan;
import dev.attune.console.platform.annotation.Plan;
import dev.attune.console.web.Form;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a plan is written; shares are in per cent there. What it shows of a plan comes
 * back as it was, however exact.
 */
final class PlanForm {
  private static final Pattern NUMBER = Pattern.compile("[1-9]|1[0-9]|20");
  private static final Pattern LEAST = Pattern.compile("[3-9]|[1-9][0-9]|1[0-9][0-9]|200");
  private static final Range CERTAINTY = new Range("50", "99.9");
  private static final Range SHARE = new Range("0", "50");
  private static final Range FROM_TEN = new Range("10", "100");
  private static final Pattern QUESTIONS = Pattern.compile("[1-9][0-9]{0,2}|1000");

  /** What per cents a field takes. */
  private record Range(BigDecimal least, BigDecimal most) {
    /** As many decimals as any share has. */
    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}([.][0-9]{1,400})?");

    Range(String least, String most) {
      this(new BigDecimal(least), new BigDecimal(most));
    }

    boolean holds(String entered) {
      if (!PERCENT.matcher(entered).matches()) {
        return false;
      }
      BigDecimal percent = new BigDecimal(entered);
      return percent.compareTo(least) >= 0 && percent.compareTo(most) <= 0;
    }
  }

  private PlanForm() {}

  static Form filled(@Nullable Plan plan) {
    if (plan == null) {
      return with(Form.empty(), new GoldCheck(0, 10, 0.7))
          .with("open", "true")
          .with("annotators", "2")
          .with("annotatorsMax", "3")
          .with("goldRule", "majority")
          .with("certainty", "90")
          .with("ordering", "random")
          .with("randomShare", "20")
          .with("unsureShare", "0")
          .with("suggestions", "hidden")
          .with("assignment", "all")
          .with("people", "");
    }
    List<String> people = plan.people();
    return with(Form.empty(), plan.gold() == null ? new GoldCheck(0, 10, 0.7) : plan.gold())
        .with("open", Boolean.toString(plan.open()))
        .with("annotators", Integer.toString(plan.annotators()))
        .with("annotatorsMax", Integer.toString(plan.annotatorsMax()))
        .with("goldRule", plan.goldRule())
        .with("certainty", plan.certaintyPercent())
        .with("ordering", plan.ordering())
        .with(
            "randomShare",
            Plan.percent(
                plan.followsModel() ? plan.randomShare() : Math.min(0.2, plan.randomShare())))
        .with("unsureShare", Plan.percent(plan.unsureShare()))
        .with("suggestions", plan.suggestions())
        .with("assignment", people == null ? "all" : "named")
        .with("people", people == null ? "" : String.join("\n", people));
  }

  private static Form with(Form form, GoldCheck gold) {
    return form.with("goldShare", Plan.percent(gold.share()))
        .with("goldLeast", Integer.toString(gold.least()))
        .with("goldBar", Plan.percent(gold.bar()));
  }

  static void check(Form form, AnnotateMessages words, SuggestMessages suggestWords) {
    for (String field : List.of("annotators", "annotatorsMax")) {
      check(form, field, NUMBER, words.numberWrong());
    }
    check(form, "certainty", CERTAINTY, words.certaintyWrong());
    check(form, "randomShare", FROM_TEN, suggestWords.randomShareWrong());
    check(form, "unsureShare", SHARE, suggestWords.unsureShareWrong());
    check(form, "goldShare", SHARE, words.goldShareWrong());
    check(form, "goldLeast", LEAST, words.goldLeastWrong());
    check(form, "goldBar", FROM_TEN, words.goldBarWrong());
    if (form.isRight() && number(form, "annotatorsMax") < number(form, "annotators")) {
      form.error("annotatorsMax", words.maxWrong());
    }
  }

  private static void check(Form form, String field, Pattern pattern, String sentence) {
    if (!pattern.matcher(form.value(field)).matches()) {
      form.error(field, sentence);
    }
  }

  private static void check(Form form, String field, Range range, String sentence) {
    if (!range.holds(form.value(field))) {
      form.error(field, sentence);
    }
  }

  /** Whether more is left to chance than before; once a model has chosen that is refused. */
  static boolean raisesRandomShare(Form form, Plan before) {
    return share(form, "randomShare") > before.randomShare();
  }

  /** Whether it is a number of gold questions that may be drawn. */
  static boolean isQuestions(String number) {
    return QUESTIONS.matcher(number).matches();
  }

  private static int number(Form form, String field) {
    return Integer.parseInt(form.value(field));
  }

  private static double share(Form form, String field) {
    return new BigDecimal(form.value(field)).movePointLeft(2).doubleValue();
  }

  static NewPlan wanted(Form form) {
    return new NewPlan(
        form.has("open", "true"),
        number(form, "annotators"),
        number(form, "annotatorsMax"),
        form.value("goldRule"),
        share(form, "certainty"),
        form.value("ordering"),
        share(form, "randomShare"),
        share(form, "unsureShare"),
        form.value("suggestions"),
        new GoldCheck(share(form, "goldShare"), number(form, "goldLeast"), share(form, "goldBar")),
        form.has("assignment", "named")
            ? form.value("people")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList()
            : null);
  }
}
