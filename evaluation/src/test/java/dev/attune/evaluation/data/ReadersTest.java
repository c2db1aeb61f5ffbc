package dev.attune.evaluation.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.evaluation.RefusedException;
import dev.attune.text.task.Entity;
import dev.attune.text.task.Gold;
import dev.attune.text.task.Joint;
import dev.attune.text.task.SingleLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadersTest {
  @TempDir Path root;

  @Test
  void commas_and_line_breaks_in_quotes_belong_to_the_text() throws IOException {
    String header = "text,label,label_name\n";
    write("tweeteval-emotion/train.csv", header + "\"one, \"\"two\"\"\nthree\",0,anger\nx,1,joy\n");
    write("tweeteval-emotion/val.csv", header + "y,1,joy\n");
    write("tweeteval-emotion/test.csv", header + "z,0,anger\n");

    DataSet set = PublicSets.TWEETEVAL_EMOTION.read(root);

    assertThat(set.splits().train())
        .containsExactly(
            new Sample("train.csv:1", "one, \"two\"\nthree", new Gold.Label("anger")),
            new Sample("train.csv:2", "x", new Gold.Label("joy")));
    assertThat(((SingleLabel) set.task()).labels())
        .containsExactly("anger", "joy", "optimism", "sadness");
  }

  @Test
  void quotes_between_tabs_mean_themselves() throws IOException {
    write("sst2/train.tsv", "\"a\t1\nb\" said\t0\n");
    write("sst2/dev.tsv", "c\t0\n");
    write("sst2/test.tsv", "d\t1\n");

    assertThat(PublicSets.SST2.read(root).splits().train())
        .extracting(Sample::text)
        .containsExactly("\"a", "b\" said");
  }

  @Test
  void leaks_are_removed_and_counted() throws IOException {
    write("chnsenticorp/train.tsv", "label\ttext_a\n1\t好\n0\t差\n1\t新\n");
    write("chnsenticorp/dev.tsv", "label\ttext_a\n1\t好\n0\t旧\n");
    write("chnsenticorp/test.tsv", "label\ttext_a\n0\t差\n");

    DataSet set = PublicSets.CHNSENTICORP.read(root);

    assertThat(set.splits().train()).extracting(Sample::text).containsExactly("新");
    assertThat(set.notes())
        .containsExactly(
            "1 test texts are also in other splits; 2 training and 0 validation texts were removed"
                + " for that.");
  }

  @Test
  void texts_out_of_scope_are_marked_in_every_split() throws IOException {
    write(
        "clinc150/data_small.json",
        """
        {"train": [["a", "pay"], ["b", "wait"]], "val": [["c", "pay"]], "test": [["d", "wait"]],
         "oos_train": [["e", "oos"]], "oos_val": [["f", "oos"]], "oos_test": [["g", "oos"]]}
        """);

    DataSet set = PublicSets.CLINC150.read(root);

    assertThat(set.task()).isEqualTo(new SingleLabel(List.of("pay", "wait"), "oos"));
    assertThat(set.splits().test())
        .extracting(Sample::gold)
        .containsExactly(new Gold.Label("wait"), new Gold.Label("oos"));
  }

  @Test
  void numbers_of_emotions_become_names() throws IOException {
    write("goemotions/labels.txt", "joy\nfear\nneutral\n");
    write("goemotions/train.tsv", "\"hi\t0,1\tid1\n");
    write("goemotions/dev.tsv", "a\t2\tid2\n");
    write("goemotions/test.tsv", "b\t1\tid3\n");

    assertThat(PublicSets.GOEMOTIONS.read(root).splits().train())
        .containsExactly(
            new Sample("train.tsv:1", "\"hi", new Gold.LabelSet(Set.of("joy", "fear"))));
  }

  @Test
  void inclusive_ends_become_exclusive_and_the_longer_of_two_entities_stays() throws IOException {
    write(
        "cluener/train.jsonl",
        """
        {"text": "在北京大学。", "label": {"address": {"北京": [[1, 2]]}, "organization": {"北京大学": [[1, 4]]}}}
        """);
    write("cluener/dev.jsonl", "{\"text\": \"无\", \"label\": {}}\n");

    DataSet set = PublicSets.CLUENER.read(root);

    assertThat(set.splits().train().getFirst().gold())
        .isEqualTo(new Gold.Entities(List.of(new Entity("organization", 1, 5))));
    assertThat(set.notes())
        .contains("train.jsonl: 1 entities that overlap a longer one were left out.");
  }

  @Test
  void lines_with_white_space_alone_part_sentences() throws IOException {
    write("wnut17/train.conll", "In\tO\nRome\tB-location\n\t\nok\tO\n");
    write("wnut17/dev.conll", "a\tO\n\n");
    write("wnut17/test.conll", "b\tO\n");

    assertThat(PublicSets.WNUT17.read(root).splits().train())
        .extracting(Sample::text)
        .containsExactly("In Rome", "ok");
  }

  @Test
  void parallel_files_become_intent_and_slots() throws IOException {
    for (String split : List.of("train", "valid", "test")) {
      write("snips-slots/" + split + "/seq.in", "play  some jazz \nrain in rome\n");
      write("snips-slots/" + split + "/seq.out", "O O B-genre \nO O B-city\n");
      write("snips-slots/" + split + "/label", "Play\nWeather\n");
    }

    DataSet set = PublicSets.SNIPS_SLOTS.read(root);

    assertThat(((Joint) set.task()).outputs()).hasSize(2);
    assertThat(set.splits().test().getFirst())
        .isEqualTo(
            new Sample(
                "test:1",
                "play some jazz",
                new Gold.Outputs(
                    Map.of(
                        "intent",
                        new Gold.Label("Play"),
                        "slots",
                        new Gold.Entities(List.of(new Entity("genre", 10, 14)))))));
  }

  @Test
  void the_last_line_of_a_command_is_its_intent() throws IOException {
    String two = "打\tO\n京\tS-city\nDIAL\n\n看\tO\nOPEN\n";
    for (String split : List.of("train", "dev", "test")) {
      write("smp2019-nlu/bio_" + split + ".txt", two);
    }

    assertThat(PublicSets.SMP2019_NLU.read(root).splits().train())
        .extracting(sample -> ((Gold.Outputs) sample.gold()).outputs().get("intent"))
        .containsExactly(new Gold.Label("DIAL"), new Gold.Label("OPEN"));
  }

  @Test
  void an_intent_without_a_training_text_can_only_be_a_mistake() throws IOException {
    write("smp2019-nlu/bio_train.txt", "打\tO\nDIAL\n\n看\tO\nOPEN\n");
    write("smp2019-nlu/bio_dev.txt", "看\tO\nOPEN\n");
    write("smp2019-nlu/bio_test.txt", "日\tS-date\nDATE\n");

    DataSet set = PublicSets.SMP2019_NLU.read(root);

    assertThat(((Joint) set.task()).outputs().getFirst().task())
        .isEqualTo(new SingleLabel(List.of("DIAL", "OPEN"), "unseen"));
    assertThat(set.splits().test().getFirst().gold())
        .isEqualTo(IntentAndSlots.gold("unseen", List.of(new Entity("date", 0, 1))));
    assertThat(set.notes())
        .containsExactly(
            "1 validation and test texts have an intent that no training text has; each counts as a"
                + " mistake.");
  }

  @Test
  void a_missing_set_is_named_with_the_place_where_it_should_be() {
    assertThatThrownBy(() -> PublicSets.SST2.read(root))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The data set sst2 is not in %s; ATTUNE_DATA_DIR names another place.", root);
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    write("sst2/train.tsv", "a\t1\n");

    assertThatThrownBy(() -> PublicSets.SST2.read(root))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The data set sst2 has no file test.tsv.");
  }

  @Test
  void a_bad_row_is_named() throws IOException {
    write("sst2/train.tsv", "a\t1\nb\t7\n");

    assertThatThrownBy(() -> PublicSets.SST2.read(root))
        .hasMessage("The data set sst2: train.tsv, row 2, has the unknown label '7'.");
  }

  @Test
  void a_row_without_a_label_is_named() throws IOException {
    write("sst2/train.tsv", "a\t1\nb\n");

    assertThatThrownBy(() -> PublicSets.SST2.read(root))
        .hasMessage("The data set sst2: train.tsv, row 2, has no column 1.");
  }

  @Test
  void a_sample_is_written_without_its_text() {
    Sample sample = new Sample("train.tsv/1", "Ann cried", new Gold.Label("sad"));

    assertThat(sample).hasToString("Sample[id=train.tsv/1]");
  }

  private void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
