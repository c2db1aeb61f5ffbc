package dev.attune.evaluation.data;

import dev.attune.evaluation.data.LabelTable.Named;
import java.util.List;
import java.util.stream.Stream;

/** The public data sets that can be read. */
public final class PublicSets {
  private static final List<Named> POLARITY =
      List.of(new Named("0", "negative"), new Named("1", "positive"));

  public static final PublicSet TWEETEVAL_EMOTION =
      new PublicSet(
          "tweeteval-emotion",
          new LabelTable(
                  Table.COMMAS, "text", "label_name", same("anger", "joy", "optimism", "sadness"))
              .validatedOn("val.csv"));

  public static final PublicSet SST2 =
      new PublicSet("sst2", new LabelTable(Table.TABS, "0", "1", POLARITY).validatedOn("dev.tsv"));

  public static final PublicSet CLINC150 = new PublicSet("clinc150", new Clinc());

  public static final PublicSet GOEMOTIONS = new PublicSet("goemotions", new GoEmotions());

  public static final PublicSet DREADDIT =
      new PublicSet(
          "dreaddit",
          new LabelTable(
                  Table.COMMAS,
                  "text",
                  "label",
                  List.of(new Named("0", "no stress"), new Named("1", "stress")))
              .slicedBy("subreddit"));

  public static final PublicSet CHNSENTICORP =
      new PublicSet(
          "chnsenticorp",
          new LabelTable(Table.NAMED_TABS, "text_a", "label", POLARITY)
              .validatedOn("dev.tsv")
              .withoutLeaks());

  public static final PublicSet SMP2020_VIRUS_EMOTION =
      new PublicSet(
          "smp2020-virus-emotion",
          new LabelTable(
                  Table.COMMAS,
                  "text",
                  "label",
                  Stream.concat(
                          same("angry", "fear", "happy", "sad", "surprise").stream(),
                          Stream.of(new Named("neural", "neutral")))
                      .toList())
              .testedOn("eval.csv"));

  public static final PublicSet CLUENER = new PublicSet("cluener", new Cluener());

  public static final PublicSet WNUT17 = new PublicSet("wnut17", new Wnut());

  public static final PublicSet SNIPS_SLOTS = new PublicSet("snips-slots", new Snips());

  public static final PublicSet SMP2019_NLU = new PublicSet("smp2019-nlu", new SmpNlu());

  public static final PublicSet HS_BREXIT =
      new PublicSet("annot-hsbrexit", new Lewidi("HS-Brexit", "no hate", "hate"));

  /** All of them. */
  public static final List<PublicSet> ALL =
      List.of(
          TWEETEVAL_EMOTION,
          SST2,
          CLINC150,
          GOEMOTIONS,
          DREADDIT,
          CHNSENTICORP,
          SMP2020_VIRUS_EMOTION,
          CLUENER,
          WNUT17,
          SNIPS_SLOTS,
          SMP2019_NLU,
          HS_BREXIT);

  private PublicSets() {}

  private static List<Named> same(String... names) {
    return Stream.of(names).map(name -> new Named(name, name)).toList();
  }
}
