package dev.attune.console.datasets;

import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about data sets. */
@MessageBundle("data")
public interface DatasetMessages {
  String title();

  String intro();

  String create();

  String emptyTitle();

  String emptyText();

  String emptyReader();

  String name();

  String nameHint();

  String nameWrong();

  String nameTaken();

  String languageOfTexts();

  String languageWrong();

  String labels();

  String labelsHint();

  String labelsFew();

  String labelsTwice(String label);

  String labelsLong(String label);

  String labelsBar(String label);

  String guidelines();

  String guidelinesHint();

  String noGuidelines();

  String examples();

  String labelled();

  String unlabelled();

  String snapshot();

  String noSnapshot();

  String snapshotNumber(String number);

  String created();

  String by();

  String tabOverview();

  String tabExamples();

  String tabSnapshots();

  String tabSettings();

  String countsSentence(String total, String labelled);

  String byLabel();

  String bySplit();

  String label();

  String count();

  String share();

  String split();

  String noExamples();

  String noExamplesText();

  String noExamplesReader();

  String filter();

  String anyLabel();

  String anySplit();

  String status();

  String anyStatus();

  String apply();

  String text();

  String textHidden();

  String characters(String count);

  String nothingMatches();

  String nothingMatchesText();

  String clearFilters();

  String train();

  String guidelinesSaved();

  String datasetCreated();

  String deleteTitle();

  String deleteText(String examples);

  String deleteConfirm(String name);

  String deleteWrong();

  String deleteButton();

  String place(String start, String end);

  String noneGiven();

  String kind();

  String kindMeaning(String type);

  String kindExample(String type);

  String labelsHintOne();

  String labelsHintSpans();

  String labelsNone();

  String labelsBlank(String label);

  String outOfScope();

  String outOfScopeHint();

  String outOfScopeLabel(String label);

  String scaleName();

  String scaleMin();

  String scaleMax();

  String scaleEnds();

  String scaleLineWrong(String line);

  String numberWrong();

  String partNameWrong();

  String outputNameTaken(String name);

  String addScale();

  String addOutput();

  String removeRow();

  String scaleTitle(String number);

  String outputTitle(String number);

  String outputName();

  String outputType();

  String outputLabels();

  String outputLabelsHint();

  String byAnswer(String output);

  String spansCounted();

  String valuesMean(String mean);

  String valuesRange();

  String answer();

  String sampleFile(String format);

  String sampleHint();

  String sampleText(String number, String answer);

  String sampleWordBefore();

  String sampleWordAfter();

  String onlyOne();

  String change();
}
