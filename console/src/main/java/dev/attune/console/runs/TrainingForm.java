package dev.attune.console.runs;

import dev.attune.console.platform.runs.BaseModel.Method;
import dev.attune.console.platform.runs.Hyperparameter;
import dev.attune.console.platform.runs.Run;
import dev.attune.console.platform.runs.RunsApi;
import dev.attune.console.platform.runs.RunsApi.NewRun;
import dev.attune.console.web.Form;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The form for a new run: its first values, and reading it when it comes back. */
final class TrainingForm {

  private static final Pattern MODEL = Pattern.compile("[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?");
  private static final Pattern TRIALS = Pattern.compile("[2-9]|[12][0-9]|3[0-2]");

  private final TrainingChoice choice;
  private final RunMessages words;

  TrainingForm(TrainingChoice choice, RunMessages words) {
    this.choice = choice;
    this.words = words;
  }

  /**
   * The form with defaults.
   *
   * @param asked whether data was asked for; what is gone is never replaced by other data
   */
  Form begin(boolean asked, @Nullable String model) {
    var form = Form.empty().with("model", model).with("data", "");
    data(asked)
        .ifPresentOrElse(
            data -> {
              form.with("data", choice.dataValue(data.dataset(), data.snapshot()));
              form.with("baseModel", choice.baseModelFor(data.dataset().language()));
            },
            () -> {
              if (asked) {
                form.error("data", words.dataMissing());
              }
            });
    var methods = choice.methods(choice.task(form.value("data")), form.value("baseModel"));
    form.with("method", methods.isEmpty() ? "" : methods.getFirst().name());
    return form.with("search", "").with("trials", "8");
  }

  /** The form as it was filled in for a run; says what of it is on offer no more. */
  Form again(Run run) {
    var form =
        begin(true, run.model()).with("baseModel", run.baseModel()).with("method", run.method());
    var method = choice.method(run.baseModel(), run.method());
    var task = choice.task(form.value("data"));
    if (choice.baseModel(run.baseModel()).isEmpty()) {
      form.error("baseModel", words.baseModelWrong());
    } else if (method.isEmpty()) {
      form.error("method", words.methodWrong());
    } else if (task != null && !method.get().suits(task.type())) {
      form.error("method", words.methodOtherTask());
    }
    method.ifPresent(
        known ->
            known
                .choices()
                .forEach(
                    parameter -> {
                      var value = run.hyperparameter(parameter.name());
                      if (value != null) {
                        form.with(parameter.fieldOf(known.name()), Hyperparameter.written(value));
                      }
                    }));
    return run.search() == null
        ? form
        : form.with("search", "on").with("trials", Integer.toString(run.search().trials()));
  }

  private Optional<TrainingChoice.Data> data(boolean asked) {
    if (asked) {
      return Optional.ofNullable(choice.asked());
    }
    return choice.trainable().stream()
        .findFirst()
        .map(dataset -> new TrainingChoice.Data(dataset, choice.snapshots(dataset).getFirst()));
  }

  /** Gives the fields of methods that the form did not show until now their defaults. */
  void complete(Form form, List<Method> methods) {
    for (var method : methods) {
      for (var parameter : method.choices()) {
        var field = parameter.fieldOf(method.name());
        if (!form.holds(field)) {
          form.with(field, parameter.shown());
        }
      }
    }
  }

  /** The methods of which a hyperparameter is not its default, or was refused. */
  static Set<String> changed(Form form, List<Method> methods) {
    return methods.stream()
        .filter(
            method ->
                method.choices().stream()
                    .anyMatch(
                        parameter -> changed(form, parameter.fieldOf(method.name()), parameter)))
        .map(Method::name)
        .collect(Collectors.toSet());
  }

  private static boolean changed(Form form, String field, Hyperparameter parameter) {
    return form.errorAt(field) != null || !parameter.isDefault(form.value(field));
  }

  /** The form as it was sent. */
  Form keep(MultivaluedMap<String, String> sent) {
    var form = Form.empty();
    for (var field : new String[] {"model", "data", "baseModel", "method", "search", "trials"}) {
      form.with(field, sent.getFirst(field));
    }
    sent.forEach((field, values) -> form.with(field, Hyperparameter.field(values)));
    if (!form.value("data").isEmpty() && !choice.offers(form.value("data"))) {
      form.with("data", "").error("data", words.dataMissing());
    }
    return form;
  }

  /** What was asked for; null when the form says what is wrong with it. */
  @Nullable NewRun read(Form form) {
    if (!MODEL.matcher(form.value("model")).matches()) {
      form.error("model", words.modelWrong());
    }
    var data = AskedData.ofField(form.value("data")).orElse(null);
    var number = data == null ? null : data.snapshot();
    if (number == null) {
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
    method
        .map(m -> task == null ? m : m.in(task))
        .ifPresent(
            m ->
                m.choices()
                    .forEach(
                        p -> {
                          var field = p.fieldOf(m.name());
                          form.alias("hyperparameters." + p.name(), field);
                          var value = p.set() ? members(form, field, p) : value(form, field, p);
                          if (value != null) {
                            chosen.put(p.name(), value);
                          }
                        }));
    return data == null || number == null || form.isWrong()
        ? null
        : new NewRun(
            form.value("model"),
            data.dataset(),
            number,
            form.value("baseModel"),
            form.value("method"),
            chosen,
            searching ? new RunsApi.Search(Integer.parseInt(form.value("trials"))) : null);
  }

  private @Nullable List<String> members(Form form, String field, Hyperparameter parameter) {
    if (!form.holds(field)) {
      return null;
    }
    var members = Hyperparameter.members(form.value(field));
    if (!parameter.accepts(members)) {
      form.error(field, words.parameterNone());
    }
    return members;
  }

  private @Nullable BigDecimal value(Form form, String field, Hyperparameter parameter) {
    var entered = parameter.number(form.value(field));
    if (entered.isEmpty()) {
      return null;
    }
    try {
      var value = new BigDecimal(entered);
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
