package dev.attune.api.uploadedanswers;

import dev.attune.api.sql.Sql;
import dev.attune.data.crypto.TextCipher;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people whom one upload names. */
final class NamedPeople {
  private static final String TAKE_IN =
      """
      insert into uploaded_annotator (dataset_id, name_digest, name_ciphertext)
      select ?, decode(n.digest, 'hex'), decode(n.name, 'hex') from unnest(?::text[], ?::text[]) n (digest, name)
          on conflict (dataset_id, name_digest) do nothing
      """;
  private static final String FOUND =
      """
      select encode(name_digest, 'hex') as digest, id from uploaded_annotator
       where dataset_id = ? and name_digest in (select decode(d, 'hex') from unnest(?::text[]) d)
      """;

  private static final String MEMBERS =
      "select id, email from member where email = any (?::text[])";

  private static final String IDLE =
      """
      delete from uploaded_annotator u where u.dataset_id = ?
         and not exists (select from annotation a where a.annotator_id = u.id)
      """;

  private final Sql sql;
  private final TextCipher cipher;
  private final UUID dataset;
  private final Map<String, UUID> known = new HashMap<>();
  private final Map<String, UUID> members = new HashMap<>();

  NamedPeople(Sql sql, TextCipher cipher, UUID dataset) {
    this.sql = sql;
    this.cipher = cipher;
    this.dataset = dataset;
  }

  /** Who it is; they have been met. */
  UUID id(String name) {
    return Objects.requireNonNull(known.get(name));
  }

  /**
   * The member of that e-mail, if there is one. It is another person here; but an export that comes
   * back names members by their e-mails.
   */
  @Nullable UUID member(String name) {
    return members.get(name.toLowerCase(Locale.ROOT));
  }

  /** Forgets those of whom no answer is there, since all of theirs were passed over. */
  void leaveOutIdle() {
    sql.update(IDLE, dataset);
  }

  /** Finds out who has answered, and takes those in who are new. */
  void meet(Collection<UploadedAnswer> answers) {
    Map<String, String> unknown = new LinkedHashMap<>();
    for (UploadedAnswer answer : answers) {
      String name = answer.by();
      if (name != null && !known.containsKey(name)) {
        unknown.put(HexFormat.of().formatHex(cipher.annotator(name)), name);
      }
    }
    if (unknown.isEmpty()) {
      return;
    }
    List<String> names = new ArrayList<>();
    unknown
        .values()
        .forEach(
            name ->
                names.add(HexFormat.of().formatHex(cipher.encrypt(TextCipher.Purpose.NAME, name))));
    sql.update(TAKE_IN, dataset, unknown.keySet(), names);
    sql.forEach(
        FOUND,
        row -> known.put(Objects.requireNonNull(unknown.get(row.text("digest"))), row.uuid("id")),
        dataset,
        unknown.keySet());
    sql.forEach(
        MEMBERS,
        row -> members.put(row.text("email"), row.uuid("id")),
        unknown.values().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    UploadedAnswers.requireFew(
        sql.single(
            "select count(*) as n from uploaded_annotator where dataset_id = ?",
            row -> row.whole("n"),
            dataset));
  }
}
