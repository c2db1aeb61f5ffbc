package dev.attune.api.runs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attune.api.paging.Page;
import dev.attune.api.paging.PageQuery;
import dev.attune.api.problems.Refusal;
import dev.attune.api.sql.Row;
import dev.attune.api.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;

/** What the workers have registered: base models and training methods. It belongs to no tenant. */
@ApplicationScoped
class Registry {
  private final Sql sql;

  Registry(Sql sql) {
    this.sql = sql;
  }

  @Transactional
  Page<BaseModelView> baseModels(PageQuery page) {
    List<BaseModelView.Method> methods = methods();
    List<BaseModelView> rows =
        sql.list(
            """
            select name, language, architecture, parameters, layers, hidden_size, max_tokens, pooling,
                   licence, source, sha256
              from base_model where name > coalesce(?::text, '') order by name limit ?
            """,
            row ->
                new BaseModelView(
                    row.text("name"),
                    row.text("language"),
                    row.text("architecture"),
                    row.whole("parameters"),
                    row.integer("layers"),
                    row.integer("hidden_size"),
                    row.integer("max_tokens"),
                    row.text("pooling"),
                    row.text("licence"),
                    row.text("source"),
                    row.text("sha256"),
                    bound(methods, size(row))),
            page.after(),
            page.limit() + 1);
    return Page.of(rows, page.limit(), BaseModelView::name);
  }

  /** A base model's size; refuses a name that no worker has registered. */
  BaseModelSize sizeOf(String baseModel) {
    return sql.one(
            "select max_tokens, hidden_size from base_model where name = ?",
            Registry::size,
            baseModel)
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "baseModel",
                    unknown(
                        sql.list(
                            "select name from base_model order by name",
                            row -> row.text("name")))));
  }

  /** What a method may be told; refuses one that is not registered, or not for such a task. */
  JsonNode hyperparametersFor(String method, String task) {
    List<BaseModelView.Method> methods = methods();
    BaseModelView.Method found =
        methods.stream()
            .filter(one -> one.name().equals(method))
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "method",
                        unknown(methods.stream().map(BaseModelView.Method::name).toList())));
    if (!found.tasks().contains(task)) {
      throw Refusal.invalid(
          "method",
          method
              + " is for tasks of the type "
              + String.join(", ", found.tasks())
              + "; the snapshot's is "
              + task);
    }
    return found.hyperparameters();
  }

  private List<BaseModelView.Method> methods() {
    return sql.list(
        "select name, description, tasks, hyperparameters from training_method order by name",
        row ->
            new BaseModelView.Method(
                row.text("name"),
                row.text("description"),
                row.texts("tasks"),
                row.json("hyperparameters")));
  }

  private static BaseModelSize size(Row row) throws SQLException {
    return new BaseModelSize(row.integer("max_tokens"), row.integer("hidden_size"));
  }

  private static List<BaseModelView.Method> bound(
      List<BaseModelView.Method> methods, BaseModelSize size) {
    return methods.stream()
        .map(
            method ->
                new BaseModelView.Method(
                    method.name(),
                    method.description(),
                    method.tasks(),
                    size.bound(method.hyperparameters())))
        .toList();
  }

  private static String unknown(List<String> known) {
    return known.isEmpty()
        ? "is not known; no worker has registered any yet"
        : "is not known; known are " + String.join(", ", known);
  }
}
