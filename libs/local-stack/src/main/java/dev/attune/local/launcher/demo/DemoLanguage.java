package dev.attune.local.launcher.demo;

/** The demo's data set, model and example text in one language. */
enum DemoLanguage {
  ENGLISH(
      "en",
      "bge-small-en",
      "English",
      "What the writer feels, not what the reader feels; neutral where no feeling shows.",
      "My sister called out of nowhere to say the surgery went well. I cried with relief and"
          + " danced around the kitchen."),
  CHINESE(
      "zh",
      "bge-small-zh",
      "中文",
      "标注写作者的情绪，而不是读者的情绪；看不出情绪时选“平静”。",
      "爷爷走了以后，我每次路过那条巷子都忍不住掉眼泪，心里空落落的。");

  private final String code;
  private final String baseModel;
  private final String title;
  private final String guidelines;
  private final String exampleText;

  DemoLanguage(String code, String baseModel, String title, String guidelines, String exampleText) {
    this.code = code;
    this.baseModel = baseModel;
    this.title = title;
    this.guidelines = guidelines;
    this.exampleText = exampleText;
  }

  String code() {
    return code;
  }

  /** The name of the data set and of the model. */
  String feelings() {
    return "feelings-" + code;
  }

  String baseModel() {
    return baseModel;
  }

  String title() {
    return title;
  }

  String guidelines() {
    return guidelines;
  }

  String exampleText() {
    return exampleText;
  }
}
