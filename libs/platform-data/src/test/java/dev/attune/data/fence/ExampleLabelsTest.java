package dev.attune.data.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.local.testing.DatabaseRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The labels of examples follow their gold, and finding by them needs no look into any gold. */
class ExampleLabelsTest {
  @RegisterExtension static final TwoTenants tenants = new TwoTenants();

  private Connection api;

  @BeforeEach
  void begin() throws SQLException {
    api = tenants.as(DatabaseRole.API, Fence.ACME);
  }

  @AfterEach
  void roll_back() throws SQLException {
    api.close();
  }

  @Test
  void every_kind_of_answer_is_found_by_its_labels() throws SQLException {
    gold("{\"label\": \"joy\"}");
    assertThat(labels()).containsExactly("/joy");
    gold("{\"labels\": [\"joy\", \"anger\"]}");
    assertThat(labels()).containsExactly("/anger", "/joy");
    gold(
        "{\"entities\": [{\"start\": 0, \"end\": 2, \"label\": \"place\"}, {\"start\": 3, \"end\": 5, \"label\": \"place\"}]}");
    assertThat(labels()).containsExactly("/place");
    gold("{\"outputs\": {\"mood\": {\"label\": \"joy\"}, \"tone\": {\"label\": \"joy\"}}}");
    assertThat(labels()).containsExactly("mood/joy", "tone/joy");
    gold("{\"values\": {\"stress\": 3}}");
    assertThat(labels()).isEmpty();
  }

  @Test
  void labels_stay_when_something_else_changes_and_go_with_the_label_and_the_example()
      throws SQLException {
    gold("{\"label\": \"joy\"}");
    Fence.update(api, "update example set split = 'test'");
    assertThat(labels()).containsExactly("/joy");
    Fence.update(api, "update example set gold = null");
    assertThat(labels()).isEmpty();
    gold("{\"label\": \"joy\"}");
    Fence.update(api, "delete from example");
    assertThat(labels()).isEmpty();
  }

  @Test
  void a_label_is_found_by_the_index_under_the_services_own_role() throws SQLException {
    Fence.execute(api, "set local enable_seqscan = off");
    List<String> plan =
        Fence.strings(
            api,
            """
            explain select id from example where id in (
              select example_id from example_label where dataset_id = app_tenant() and label = 'joy')
            """);

    assertThat(plan)
        .anySatisfy(
            line -> assertThat(line).contains("Index Cond").contains("label = 'joy'::text"));
  }

  private void gold(String gold) throws SQLException {
    assertThat(Fence.update(api, "update example set gold = '" + gold + "'")).isEqualTo(1);
  }

  private List<String> labels() throws SQLException {
    return Fence.strings(api, "select output || '/' || label from example_label order by 1");
  }
}
