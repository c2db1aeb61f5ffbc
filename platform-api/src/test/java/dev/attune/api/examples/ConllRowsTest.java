package dev.attune.api.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.api.gold.GoldForm;
import dev.attune.data.tasks.TokenTask;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConllRowsTest {
  @Test
  void tokens_are_joined_by_blanks_and_tags_become_stretches() throws IOException {
    assertThat(rows("-DOCSTART- -X- O O\n\nAnn NNP B-PER\nLee NNP I-PER\nwent VBD O\nhome NN O\n"))
        .containsExactly(
            fields(3, "Ann Lee went home", "{\"start\":0,\"end\":7,\"label\":\"PER\"}"));
  }

  @Test
  void the_mark_of_a_document_is_a_token_where_it_begins_none() throws IOException {
    assertThat(rows("-DOCSTART- O\na O\n\nb O\n-DOCSTART- B-X\nc O\n"))
        .containsExactly(
            fields(2, "a", ""),
            fields(4, "b -DOCSTART- c", "{\"start\":2,\"end\":12,\"label\":\"X\"}"));
    assertThat(rows("# text = -DOCSTART- a\n-DOCSTART- O\na O\n"))
        .containsExactly(fields(2, "-DOCSTART- a", ""));
  }

  @Test
  void chinese_characters_that_are_tokens_are_joined_without_blanks() throws IOException {
    assertThat(rows("我\tO\n在\tO\n北\tB-LOC\n京\tI-LOC\n看\tO\n2\tO\n0\tO\nNBA\tO\nlive\tO\n"))
        .containsExactly(fields(1, "我在北京看20NBA live", "{\"start\":2,\"end\":4,\"label\":\"LOC\"}"));
  }

  @Test
  void chinese_words_keep_blanks_between_them() throws IOException {
    assertThat(rows("我\tO\n在\tO\n北京\tB-LOC\n"))
        .containsExactly(fields(1, "我 在 北京", "{\"start\":4,\"end\":6,\"label\":\"LOC\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a B-X\nb I-X\nc B-X\nd O\n",
        "a B-X\nb E-X\nc S-X\nd O\n",
        "a B-X\nb L-X\nc U-X\nd O\n",
        "a B-X\nb M-X\nc S-X\nd O\n",
        "a I-X\nb I-X\nc B-X\nd O\n"
      })
  void every_kin_of_bio_says_the_same(String sentence) throws IOException {
    assertThat(rows(sentence))
        .containsExactly(
            fields(
                1,
                "a b c d",
                "{\"start\":0,\"end\":3,\"label\":\"X\"},{\"start\":4,\"end\":5,\"label\":\"X\"}"));
  }

  @Test
  void an_inside_tag_of_another_label_begins_an_entity() throws IOException {
    assertThat(rows("a B-X\nb I-Y\n"))
        .containsExactly(
            fields(
                1,
                "a b",
                "{\"start\":0,\"end\":1,\"label\":\"X\"},{\"start\":2,\"end\":3,\"label\":\"Y\"}"));
  }

  @Test
  void a_tag_that_continues_nothing_is_remarked_on() throws IOException {
    RawRow row = rows("a O\nb I-X\nc I-X\nd B-X\ne E-Y\n", true).getFirst();

    assertThat(((RawRow.Fields) row).remarks())
        .extracting(RawRow.Remark::line)
        .containsExactly(2L, 5L);
    assertThat(((RawRow.Fields) row).remarks().getFirst().what()).contains("\"I-X\"");
  }

  @Test
  void comments_say_what_columns_do_and_where_blanks_are() throws IOException {
    RawRow row =
        rows("# id = t-1\n# split = test\n# meta.channel = forum\n# note = x\n# text = Ann's  dog\nAnn B-P\n's O\ndog O\n")
            .getFirst();

    assertThat(row).isInstanceOf(RawRow.Fields.class);
    assertThat(((RawRow.Fields) row).values())
        .isEqualTo(
            Map.of("id", "t-1", "split", "test", "meta.channel", "forum", "text", "Ann's  dog"));
  }

  @Test
  void a_hash_may_be_a_token() throws IOException {
    assertThat(rows("# O\n#tag B-X\n"))
        .containsExactly(fields(1, "# #tag", "{\"start\":2,\"end\":6,\"label\":\"X\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# newdoc id = weblog-1",
        "# id 5239d808-f300-46ea-aa3b-5093040213a3\tdomain=train",
        "# a remark",
        "#",
        "#\t"
      })
  void a_comment_that_names_no_value_is_passed_over(String comment) throws IOException {
    assertThat(rows(comment + "\nAnn B-P\n\n" + comment + "\nLee B-P\n"))
        .containsExactly(
            fields(2, "Ann", "{\"start\":0,\"end\":3,\"label\":\"P\"}"),
            fields(5, "Lee", "{\"start\":0,\"end\":3,\"label\":\"P\"}"));
  }

  @Test
  void behind_a_token_a_hash_begins_no_comment() throws IOException {
    assertThat(rows("a O\n# remark\n"))
        .singleElement()
        .asString()
        .contains("line=2", "has the tag \"remark\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0085", "\u2028", "\u2029"})
  void what_parts_lines_elsewhere_parts_none_here(String separator) throws IOException {
    RawRow row =
        rows("# id = t" + separator + "1\n# text = a" + separator + "b\na" + separator + "b O\n")
            .getFirst();

    assertThat(row).isInstanceOf(RawRow.Fields.class);
    assertThat(((RawRow.Fields) row).values())
        .isEqualTo(Map.of("id", "t" + separator + "1", "text", "a" + separator + "b"));
  }

  @Test
  void what_people_answer_is_limited_in_number_and_in_length() throws IOException {
    String note = "# annotation = {\"note\": \"" + "x".repeat(100_000) + "\"}\n";

    assertThat(rows("# annotation = {\"skipped\": \"other\"}\n".repeat(1_001) + "a O\n"))
        .containsExactly(new RawRow.Unreadable(1_001, "is past annotation 1000 of its sentence"));
    assertThat(rows(note.repeat(42) + "a O\n"))
        .containsExactly(
            new RawRow.Unreadable(42, "is past character 4194304 of its sentence's annotations"));
  }

  @Test
  void a_line_that_cannot_be_read_is_named_and_the_next_sentence_read() throws IOException {
    assertThat(rows("a O\nb\n\nc X-Y\n\n# text = other\nd O\n\r\n\r\ne O\r\n"))
        .containsExactly(
            new RawRow.Unreadable(2, "has no token and tag, separated by a tab or a blank"),
            new RawRow.Unreadable(
                4, "has the tag \"X-Y\"; known are O, and B-, I-, E- and S- followed by a label"),
            new RawRow.Unreadable(7, "begins tokens that are not those of its text"),
            fields(10, "e", ""));
  }

  @Test
  void a_sentence_that_never_ends_is_one_bad_row() throws IOException {
    List<RawRow> rows = rows("a O\n".repeat(30_000));

    assertThat(rows).hasSize(1);
    assertThat(rows.getFirst()).isInstanceOf(RawRow.Unreadable.class);
    assertThat(rows.getFirst().line()).isEqualTo(10_001);
  }

  private static RawRow fields(long line, String text, String entities) throws IOException {
    return new RawRow.Fields(
        line,
        Map.of("text", text),
        Map.of("entities", new ObjectMapper().readTree("[" + entities + "]")));
  }

  private static List<RawRow> rows(String conll) throws IOException {
    return rows(conll, false);
  }

  private static List<RawRow> rows(String conll, boolean withRemarks) throws IOException {
    ConllRows source =
        new ConllRows(
            new ByteArrayInputStream(conll.getBytes(StandardCharsets.UTF_8)),
            new GoldForm(new TokenTask(List.of("person"))));
    List<RawRow> rows = new ArrayList<>();
    for (RawRow row = source.next(); row != null; row = source.next()) {
      rows.add(
          row instanceof RawRow.Fields fields && !withRemarks
              ? new RawRow.Fields(fields.line(), fields.values(), fields.answer())
              : row);
    }
    return rows;
  }
}
