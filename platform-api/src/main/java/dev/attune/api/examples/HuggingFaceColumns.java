package dev.attune.api.examples;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.parquet.Column;
import dev.attune.api.parquet.Column.Plain;
import dev.attune.data.tasks.JointOutput;
import dev.attune.data.tasks.JointTask;
import dev.attune.data.tasks.MultiLabelTask;
import dev.attune.data.tasks.OutputTask;
import dev.attune.data.tasks.RegressionTask;
import dev.attune.data.tasks.Scale;
import dev.attune.data.tasks.SingleLabelTask;
import dev.attune.data.tasks.Task;
import dev.attune.data.tasks.TokenTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The columns that a data set has in Parquet, named as in JSON Lines and typed by the task. */
final class HuggingFaceColumns {
  private static final Column.Kind SUGGESTION =
      new Column.Struct(
          List.of(
              Column.of("use", Plain.TEXT),
              Column.of("model", Plain.TEXT),
              Column.of("version", Plain.WHOLE),
              Column.of("answer", Plain.TEXT)));
  private static final Column.Kind ANSWERS =
      new Column.Many(
          new Column.Struct(
              List.of(
                  Column.of("by", Plain.TEXT),
                  Column.of("at", Plain.TIME),
                  Column.of("answer", Plain.TEXT),
                  Column.of("skipped", Plain.TEXT),
                  Column.of("flagged", Plain.TRUTH),
                  Column.of("returned", Plain.TRUTH),
                  Column.of("seconds", Plain.WHOLE),
                  Column.of("note", Plain.TEXT),
                  Column.of("suggestion", SUGGESTION))));

  private final List<Column> columns = new ArrayList<>();
  private final List<Function<ExportedExample, @Nullable Object>> values = new ArrayList<>();

  HuggingFaceColumns(Exports.Export export) {
    add(Columns.TEXT, Plain.TEXT, ExportedExample::text);
    answers(export.form().task());
    add(Columns.SPLIT, Plain.TEXT, row -> row.example().split());
    add(Columns.ID, Plain.TEXT, row -> row.example().externalId());
    export
        .metaNames()
        .forEach(name -> add(Columns.META_PREFIX + name, Plain.TEXT, row -> row.meta().get(name)));
    if (export.provenance()) {
      add(Columns.LABELLED_BY, Plain.TEXT, row -> of(row.origin(), ExportedExample.Origin::by));
      add(Columns.LABELLED_AT, Plain.TIME, row -> of(row.origin(), ExportedExample.Origin::at));
      add(Columns.LABELLED_HOW, Plain.TEXT, ExportedExample::how);
      add(Columns.ASKED_BY, Plain.TEXT, ExportedExample::askedBy);
      add(
          Columns.ANNOTATIONS,
          ANSWERS,
          row -> row.answers().stream().map(HuggingFaceColumns::answer).toList());
    }
  }

  private static <T> @Nullable Object of(@Nullable T whole, Function<T, @Nullable Object> part) {
    return whole == null ? null : part.apply(whole);
  }

  /** The columns in order. */
  List<Column> columns() {
    return columns;
  }

  /** A value for each column. */
  @Nullable Object[] row(ExportedExample example) {
    @Nullable Object[] row = new Object[values.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = values.get(i).apply(example);
    }
    return row;
  }

  private void add(
      String name, Column.Kind kind, Function<ExportedExample, @Nullable Object> value) {
    columns.add(Column.of(name, kind));
    values.add(value);
  }

  private void answers(Task task) {
    switch (task) {
      case OutputTask one -> answer(one, "", gold -> gold);
      case JointTask joint -> {
        for (JointOutput output : joint.outputs()) {
          answer(
              output.task(), "." + output.name(), gold -> gold.path("outputs").path(output.name()));
        }
      }
    }
  }

  private void answer(OutputTask task, String suffix, Function<JsonNode, JsonNode> within) {
    switch (task) {
      case SingleLabelTask _ ->
          gold(
              "label" + suffix,
              new Column.ClassLabel(task.goldLabels()),
              within,
              gold -> gold.path("label").textValue());
      case MultiLabelTask _ ->
          gold(
              "labels" + suffix,
              new Column.Many(new Column.ClassLabel(task.goldLabels())),
              within,
              gold -> each(gold.path("labels"), JsonNode::textValue));
      case TokenTask _ ->
          gold(
              "entities" + suffix,
              new Column.Many(
                  new Column.Struct(
                      List.of(
                          Column.of("start", Plain.WHOLE),
                          Column.of("end", Plain.WHOLE),
                          Column.of("label", new Column.ClassLabel(task.goldLabels()))))),
              within,
              gold ->
                  each(
                      gold.path("entities"),
                      entity ->
                          new Object[] {
                            entity.path("start").longValue(),
                            entity.path("end").longValue(),
                            entity.path("label").textValue()
                          }));
      case RegressionTask regression -> {
        for (Scale scale : regression.outputs()) {
          gold(
              "value" + suffix + "." + scale.name(),
              Plain.REAL,
              within,
              gold -> gold.path("values").path(scale.name()).numberValue());
        }
      }
    }
  }

  private void gold(
      String name,
      Column.Kind kind,
      Function<JsonNode, JsonNode> within,
      Function<JsonNode, @Nullable Object> value) {
    add(
        name,
        kind,
        row -> {
          JsonNode gold = row.example().gold();
          return gold == null ? null : value.apply(within.apply(gold));
        });
  }

  private static List<Object> each(JsonNode list, Function<JsonNode, Object> value) {
    List<Object> values = new ArrayList<>(list.size());
    list.forEach(one -> values.add(value.apply(one)));
    return values;
  }

  private static @Nullable Object[] answer(ExportedExample.Answer answer) {
    Instant at = answer.at();
    ExportedExample.Suggestion seen = answer.suggestion();
    return new @Nullable Object[] {
      answer.by(),
      at,
      of(answer.answer(), JsonNode::toString),
      answer.skipped(),
      answer.flagged(),
      answer.returned(),
      answer.seconds(),
      answer.note(),
      seen == null
          ? null
          : new @Nullable Object[] {
            seen.use().word(), seen.model(), seen.version(), seen.answer().toString()
          }
    };
  }
}
