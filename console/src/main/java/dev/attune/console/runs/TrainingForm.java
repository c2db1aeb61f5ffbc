package dev.attune.console.runs;

import dev.attune.console.platform.runs.Hyperparameter;
import dev.attune.console.platform.runs.RunsApi;
import dev.attune.console.platform.runs.RunsApi.NewRun;
import dev.attune.console.web.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form for a new run: its first values, and reading it when it comes back. */
final class TrainingForm {

  private static final Pattern MODEL = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?");
  private static final Pattern TRIALS = Pattern.compile("[2-9]|[12][0-9]|3[0-2]");
  private static final Pattern DATA = Pattern.compile("([^/]+)/([1-9][0-9]{0,8})");

  private final TrainingChoice choice;
  private final RunMessages words;

  TrainingForm(TrainingChoice choice, RunMessages words) {
    this.choice = choice;
    this.words = words;
  }

  /** The form with defaults, for a data set and a snapshot if they are given. */
  Form begin(@Nullable String dataset, @Nullable Integer snapshot, @Nullable String model) {
    var trainable = choice.trainable();
    var chosen =
        trainable.stream()
            .filter(d -> d.id().equals(dataset) || d.name().equals(dataset))
            .findFirst()
            .or(() -> trainable.stream().findFirst());
    var form = Form.empty().with("model", model);
    chosen.ifPresent(
        d -> {
          var number = snapshot == null ? d.latestSnapshot() : snapshot;
          form.with("data", choice.dataValue(d, number == null ? 0 : number));
          form.with("baseModel", choice.baseModelFor(d.language()));
        });
    var methods = choice.methods(choice.task(form.value("data")), form.value("baseModel"));
    form.with(
        "method",
        methods.stream().anyMatch(m -> m.name().equals("lora"))
            ? "lora"
            : methods.isEmpty() ? "" : methods.getFirst().name());
    form.with("search", "").with("trials", "8");
    for (var method : choice.methods(null, form.value("baseModel"))) {
      for (var parameter : method.choices()) {
        form.with(parameter.fieldOf(method.name()), parameter.shown());
      }
    }
    return form;
  }

  /** The form as it was sent. */
  Form keep(MultivaluedMap<String, String> sent) {
    var form = Form.empty();
    for (var field : new String[] {"model", "data", "baseModel", "method", "search", "trials"}) {
      form.with(field, sent.getFirst(field));
    }
    sent.forEach((field, values) -> form.with(field, Hyperparameter.field(values)));
    return form;
  }

  /** What was asked for; null when the form says what is wrong with it. */
  @Nullable NewRun read(Form form) {
    if (!MODEL.matcher(form.value("model")).matches()) {
      form.error("model", words.modelWrong());
    }
    var data = DATA.matcher(form.value("data"));
    if (!data.matches()) {
      form.error("data", words.dataWrong());
    }
    if (choice.baseModel(form.value("baseModel")).isEmpty()) {
      form.error("baseModel", words.baseModelWrong());
    }
    var method = choice.method(form.value("baseModel"), form.value("method"));
    var task = choice.task(form.value("data"));
    if (method.isEmpty()) {
      form.error("method", words.methodWrong());
    } else if (task != null && !method.get().suits(task.type())) {
      form.error("method", words.methodOtherTask());
    }
    var searching = form.has("search", "on");
    if (searching && !TRIALS.matcher(form.value("trials")).matches()) {
      form.error("trials", words.trialsWrong());
    }
    var chosen = new LinkedHashMap<String, Object>();
    method.ifPresent(
        m ->
            m.choices()
                .forEach(
                    p -> {
                      var field = p.fieldOf(m.name());
                      var value = p.set() ? members(form, field, p) : value(form, field, p);
                      if (value != null) {
                        chosen.put(p.name(), value);
                      }
                    }));
    return form.isWrong()
        ? null
        : new NewRun(
            form.value("model"),
            data.group(1),
            Integer.parseInt(data.group(2)),
            form.value("baseModel"),
            form.value("method"),
            chosen,
            searching ? new RunsApi.Search(Integer.parseInt(form.value("trials"))) : null);
  }

  private List<String> members(Form form, String field, Hyperparameter parameter) {
    var members = Hyperparameter.members(form.value(field));
    if (!parameter.accepts(members)) {
      form.error(field, words.parameterNone());
    }
    return members;
  }

  private @Nullable BigDecimal value(Form form, String field, Hyperparameter parameter) {
    if (form.value(field).isEmpty()) {
      return null;
    }
    try {
      var value = new BigDecimal(form.value(field));
      if (parameter.accepts(value)) {
        return parameter.integer() ? value.setScale(0) : value;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, with the range.
    }
    var min = parameter.lowest();
    var max = parameter.highest();
    form.error(
        field,
        parameter.integer() ? words.parameterWhole(min, max) : words.parameterWrong(min, max));
    return null;
  }
}
