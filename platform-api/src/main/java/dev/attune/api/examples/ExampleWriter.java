package dev.attune.api.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.sql.SqlFailure;
import dev.attune.api.uploadedanswers.UploadedAnswer;
import dev.attune.api.uploadedanswers.UploadedAnswers;
import dev.attune.data.crypto.TextCipher;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Encrypts examples and inserts them in batches; one of them per upload, for one thread. */
final class ExampleWriter {
  private static final int BATCH_ROWS = 1_000;
  private static final int BATCH_CHARS = 2_000_000;

  private static final String INSERT =
      """
      insert into example (dataset_id, external_id, text_ciphertext, text_digest, characters, gold,
                           labelled_by, split, subject_pseudonym, meta_ciphertext)
      select ?, e.external_id, e.text, e.digest, e.characters,
             e.gold::jsonb, case when e.gold is not null then ?::uuid end, e.split, e.subject, e.meta
        from unnest(?::text[], ?::bytea[], ?::bytea[], ?::int[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
             with ordinality
             as e (external_id, text, digest, characters, gold, split, subject, meta, place)
       order by e.place
      on conflict (dataset_id, text_digest) do nothing
      """;

  private static final String AND_SAY_WHICH = INSERT + "returning id, text_digest";

  /** Those of a batch whose text is there already, in another split than theirs. */
  private static final String LEAKS =
      """
      select u.place::int as place, e.split
        from unnest(?::bytea[], ?::text[]) with ordinality as u (digest, split, place)
        join example e on e.dataset_id = ? and e.text_digest = u.digest and e.split <> u.split
       order by u.place
      """;

  /** Which examples have the texts of rows. */
  private static final String THERE =
      """
      select u.place::int as place, e.id
        from unnest(?::bytea[]) with ordinality as u (digest, place)
        join example e on e.dataset_id = ? and e.text_digest = u.digest
       order by u.place
      """;

  private final Connection connection;
  private final TextCipher cipher;
  private final ObjectMapper json;
  private final UUID datasetId;
  private final UUID uploader;
  private final UploadedAnswers.Upload answers;
  private final Rejections rejections;
  private final List<NewExample> batch = new ArrayList<>(BATCH_ROWS);
  private final List<Long> lines = new ArrayList<>(BATCH_ROWS);
  private int batchChars;
  private long accepted;
  private long there;

  /**
   * @param uploader the member who vouches for the labels of the upload
   * @param answers takes what people answered elsewhere
   * @param rejections takes the texts that would be in two splits
   */
  ExampleWriter(
      Connection connection,
      TextCipher cipher,
      ObjectMapper json,
      UUID datasetId,
      UUID uploader,
      UploadedAnswers.Upload answers,
      Rejections rejections) {
    this.connection = connection;
    this.cipher = cipher;
    this.json = json;
    this.datasetId = datasetId;
    this.uploader = uploader;
    this.answers = answers;
    this.rejections = rejections;
  }

  void add(long line, NewExample example) {
    batch.add(example);
    lines.add(line);
    batchChars += example.characters();
    batchChars += example.answers().stream().mapToInt(UploadedAnswer::characters).sum();
    if (batch.size() == BATCH_ROWS || batchChars >= BATCH_CHARS) {
      flush();
    }
  }

  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    boolean answered = batch.stream().anyMatch(example -> !example.answers().isEmpty());
    try (PreparedStatement insert =
        connection.prepareStatement(answered ? AND_SAY_WHICH : INSERT)) {
      int n = batch.size();
      insert.setObject(1, datasetId);
      insert.setObject(2, uploader);
      insert.setArray(3, texts(NewExample::externalId));
      insert.setArray(4, bytes(example -> cipher.encrypt(TextCipher.Purpose.TEXT, example.text())));
      byte[][] digested =
          batch.stream().map(example -> cipher.digest(example.text())).toArray(byte[][]::new);
      java.sql.Array digests = connection.createArrayOf("bytea", digested);
      insert.setArray(5, digests);
      insert.setArray(6, connection.createArrayOf("int4", integers()));
      insert.setArray(7, texts(e -> e.gold() == null ? null : e.gold().toString()));
      insert.setArray(8, texts(NewExample::split));
      insert.setArray(9, bytes(e -> e.subject() == null ? null : cipher.pseudonym(e.subject())));
      insert.setArray(10, bytes(e -> e.meta().isEmpty() ? null : encryptMeta(e.meta())));
      BitSet stored = answered ? insertAnswered(insert, digested) : new BitSet();
      int inserted = answered ? stored.cardinality() : insert.executeUpdate();
      accepted += inserted;
      if (inserted < n) {
        BitSet leaks = rejectLeaks(digests);
        there += n - inserted - leaks.cardinality();
        if (answered) {
          stored.or(leaks);
          storeLater(digested, stored);
        }
      }
      batch.clear();
      lines.clear();
      batchChars = 0;
    } catch (SQLException e) {
      throw new SqlFailure(e);
    }
  }

  /** Of texts that a batch has twice it is the first that is stored. Says which are. */
  private BitSet insertAnswered(PreparedStatement insert, byte[][] digested) throws SQLException {
    Map<ByteBuffer, Integer> places = new HashMap<>();
    for (int i = 0; i < digested.length; i++) {
      places.putIfAbsent(ByteBuffer.wrap(digested[i]), i);
    }
    BitSet inserted = new BitSet();
    List<UploadedAnswers.Answered> stored = new ArrayList<>();
    try (ResultSet rows = insert.executeQuery()) {
      while (rows.next()) {
        int place =
            Objects.requireNonNull(places.get(ByteBuffer.wrap(rows.getBytes("text_digest"))));
        inserted.set(place);
        if (!batch.get(place).answers().isEmpty()) {
          stored.add(answered(rows.getObject("id", UUID.class), batch.get(place)));
        }
      }
    }
    answers.store(stored);
    return inserted;
  }

  private static UploadedAnswers.Answered answered(UUID id, NewExample example) {
    return new UploadedAnswers.Answered(id, example.gold(), example.own(), example.answers());
  }

  /**
   * What people answered to texts that were there before their rows is added to them.
   *
   * @param done the rows of which nothing more is stored
   */
  private void storeLater(byte[][] digested, BitSet done) throws SQLException {
    List<NewExample> rows = new ArrayList<>();
    List<byte[]> digests = new ArrayList<>();
    for (int i = done.nextClearBit(0); i < batch.size(); i = done.nextClearBit(i + 1)) {
      if (!batch.get(i).answers().isEmpty()) {
        rows.add(batch.get(i));
        digests.add(digested[i]);
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    List<UploadedAnswers.Answered> later = new ArrayList<>(rows.size());
    try (PreparedStatement select = connection.prepareStatement(THERE)) {
      select.setArray(1, connection.createArrayOf("bytea", digests.toArray(byte[][]::new)));
      select.setObject(2, datasetId);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          later.add(
              answered(found.getObject("id", UUID.class), rows.get(found.getInt("place") - 1)));
        }
      }
    }
    answers.storeLater(later);
  }

  /** Says which rows are leaks. */
  private BitSet rejectLeaks(java.sql.Array digests) throws SQLException {
    BitSet leaks = new BitSet();
    try (PreparedStatement select = connection.prepareStatement(LEAKS)) {
      select.setArray(1, digests);
      select.setArray(2, texts(NewExample::split));
      select.setObject(3, datasetId);
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          int place = found.getInt("place") - 1;
          leaks.set(place);
          rejections.add(
              lines.get(place),
              "has a text that is already there in the split "
                  + found.getString("split")
                  + "; in a second split it would be tested on what was learnt");
        }
      }
    }
    return leaks;
  }

  /** Stores what is left once all rows have come. */
  void end() {
    flush();
    answers.end();
  }

  long accepted() {
    return accepted;
  }

  /** How many rows were left out because their text was there before them. */
  long duplicates() {
    return there - answers.extending();
  }

  /** What became of the answers of people. */
  UploadedAnswers.Upload answers() {
    return answers;
  }

  private interface Text {
    @org.jspecify.annotations.Nullable String of(NewExample example);
  }

  private interface Bytes {
    byte @org.jspecify.annotations.Nullable [] of(NewExample example);
  }

  private java.sql.Array texts(Text text) throws SQLException {
    return connection.createArrayOf("text", batch.stream().map(text::of).toArray(String[]::new));
  }

  private java.sql.Array bytes(Bytes bytes) throws SQLException {
    return connection.createArrayOf("bytea", batch.stream().map(bytes::of).toArray(byte[][]::new));
  }

  private Integer[] integers() {
    return batch.stream().map(NewExample::characters).toArray(Integer[]::new);
  }

  private byte[] encryptMeta(Map<String, String> meta) {
    try {
      return cipher.encrypt(TextCipher.Purpose.META, json.writeValueAsString(meta));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Metadata could not be written as JSON.", e);
    }
  }
}
