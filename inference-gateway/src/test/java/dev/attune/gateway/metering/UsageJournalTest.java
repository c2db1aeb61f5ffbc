package dev.attune.gateway.metering;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attune.gateway.Adapters;
import dev.attune.gateway.Client;
import dev.attune.gateway.Tenant;
import dev.attune.gateway.World;
import dev.attune.local.testing.StackResource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meters of gateways that die while the database is away, and of those that follow them. */
@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = {
      @ResourceArg(name = "services", value = "postgres,keycloak"),
      @ResourceArg(name = "role", value = "gateway")
    })
class UsageJournalTest {
  @Inject World world;
  @Inject UsageTable table;
  @Inject ObjectMapper json;
  @Inject Clock clock;
  @TempDir Path directory;
  private Tenant tenant;
  private UUID model;

  @BeforeEach
  void deploy() {
    world.ready();
    tenant = world.tenant();
    world.version(
        tenant, "m", 1, Adapters.head(world.base("minilm-l6-en"), Client.labelsOf("v1"), 1));
    model = world.model(tenant, "m");
  }

  @AfterEach
  void databaseIsBack() {
    world.update("grant insert on usage_daily to attune_definer");
  }

  private void databaseIsAway() {
    world.update("revoke insert on usage_daily from attune_definer");
  }

  private record Gateway(Meter meter, UsageJournal journal) {
    /** Its end without notice: nothing is written, and the system frees its lock. */
    void kill() {
      journal.release();
    }
  }

  private Gateway gateway() {
    UsageJournal journal = journal(UUID.randomUUID().toString());
    var meter = new Meter(table, new MonthlyUsage(clock), journal, clock);
    meter.start(new StartupEvent());
    return new Gateway(meter, journal);
  }

  private UsageJournal journal(String name) {
    return new UsageJournal(directory, json, name);
  }

  private long texts() {
    return texts(tenant);
  }

  private long texts(Tenant of) {
    return (long)
        world.one(
            "select coalesce(sum(texts), 0)::bigint from usage_daily where tenant_id = ?", of.id());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".usage")).toList();
    }
  }

  private UsageBatch firstOf(Path file) throws IOException {
    return UsageBatch.of(
        json.readValue(file.toFile(), UsageBatch.Written[].class)[0], file.toString());
  }

  private void write(Path file, UsageBatch batch) {
    try {
      json.writeValue(file.toFile(), List.of(batch.written()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The journal of a gateway that was killed while the database was away. */
  private Path left(int... texts) throws IOException {
    Gateway first = gateway();
    databaseIsAway();
    for (int n : texts) {
      first.meter().count(tenant.id(), model, n, 2L * n);
      first.meter().flush();
    }
    first.kill();
    return files().getFirst();
  }

  @Test
  void what_the_database_could_not_take_is_written_by_the_next_gateway() throws IOException {
    Gateway first = gateway();
    databaseIsAway();
    first.meter().count(tenant.id(), model, 3, 7);
    first.meter().flush();
    first.meter().count(tenant.id(), model, 2, 5);
    first.meter().flush();
    first.kill();
    databaseIsBack();

    Gateway next = gateway();
    next.meter().flush();
    next.meter().flush();

    assertThat(texts()).isEqualTo(5);
    assertThat(files()).isEmpty();
  }

  @Test
  void a_gateway_killed_between_writing_and_forgetting_counts_nothing_twice() throws IOException {
    Gateway first = gateway();
    databaseIsAway();
    first.meter().count(tenant.id(), model, 3, 7);
    first.meter().flush();
    databaseIsBack();
    Path journal = files().getFirst();
    Path copy = directory.resolve("copy");
    UsageBatch batch = firstOf(journal);
    // What is on disk at the moment of the commit.
    table.add(List.of(batch), () -> write(copy, batch));
    Files.move(copy, journal, StandardCopyOption.REPLACE_EXISTING);
    first.kill();

    gateway().meter().flush();

    assertThat(texts()).isEqualTo(3);
  }

  @Test
  void the_transaction_is_in_the_journal_before_it_is_committed() throws IOException {
    Gateway gateway = gateway();
    databaseIsAway();
    gateway.meter().count(tenant.id(), model, 3, 7);
    gateway.meter().flush();
    assertThat(Files.readString(files().getFirst())).contains("\"triedIn\":null");
    databaseIsBack();

    UsageBatch batch = firstOf(files().getFirst());
    var journal = gateway.journal();
    table.add(List.of(batch), () -> journal.keep(List.of(batch)));

    assertThat(Files.readString(files().getFirst())).doesNotContain("\"triedIn\":null");
  }

  @Test
  void the_journal_of_a_gateway_that_lives_is_left_alone() throws IOException {
    Gateway first = gateway();
    databaseIsAway();
    first.meter().count(tenant.id(), model, 3, 7);
    first.meter().flush();
    databaseIsBack();

    assertThat(journal("another").adopt()).isEmpty();
    assertThat(files()).hasSize(1);
    first.meter().flush();
    assertThat(texts()).isEqualTo(3);
  }

  @Test
  void what_a_gateway_killed_while_it_adopted_has_left_twice_is_written_once() throws IOException {
    Files.copy(left(3, 2), directory.resolve(UUID.randomUUID() + ".usage"));
    databaseIsBack();

    gateway().meter().flush();

    assertThat(texts()).isEqualTo(5);
    assertThat(files()).isEmpty();
  }

  @Test
  void of_two_copies_the_one_that_was_tried_counts() throws IOException {
    Path journal = left(3);
    Files.copy(journal, directory.resolve(UUID.randomUUID() + ".usage"));
    databaseIsBack();
    UsageBatch batch = firstOf(journal);
    table.add(List.of(batch), () -> {});
    write(journal, batch);

    gateway().meter().flush();

    assertThat(texts()).isEqualTo(3);
  }

  @Test
  void a_transaction_that_is_still_in_progress_holds_up_its_tenant_alone() throws IOException {
    Path journal = left(3);
    databaseIsBack();
    Tenant other = world.tenant();
    UUID othersModel = world.model(other, "m");
    UsageBatch batch = firstOf(journal);
    var next = new Gateway[1];
    table.add(
        List.of(batch),
        () -> {
          write(journal, batch);
          next[0] = gateway();
          next[0].meter().count(tenant.id(), model, 2, 4);
          next[0].meter().count(other.id(), othersModel, 5, 9);
          next[0].meter().flush();
          assertThat(texts(other)).as("while it is in progress").isEqualTo(5);
        });

    next[0].meter().flush();

    assertThat(texts()).isEqualTo(5);
    assertThat(texts(other)).isEqualTo(5);
  }

  @Test
  void equal_batches_of_a_journal_without_ids_are_two_and_each_is_written_once()
      throws IOException {
    Path journal = left(3, 3);
    JsonNode batches = json.readTree(journal.toFile());
    batches.forEach(batch -> ((ObjectNode) batch).remove("id"));
    json.writeValue(journal.toFile(), batches);
    byte[] old = Files.readAllBytes(journal);
    Gateway killed = gateway();
    Files.write(journal, old);
    killed.kill();
    databaseIsBack();

    gateway().meter().flush();

    assertThat(texts()).isEqualTo(6);
  }

  @Test
  void what_cannot_be_taken_over_stays_where_it_is() throws IOException {
    Path journal = left(3);
    Files.createDirectory(directory.resolve("unwritable.usage.new"));
    UsageJournal unwritable = journal("unwritable");

    assertThat(unwritable.adopt()).isEmpty();

    assertThat(files()).containsExactly(journal);
    unwritable.release();
    databaseIsBack();
    gateway().meter().flush();
    assertThat(texts()).isEqualTo(3);
  }
}
