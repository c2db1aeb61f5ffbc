package dev.attune.text.serve;

import java.util.List;

/** Texts of different lengths in both languages. */
final class Texts {
  static final List<String> MIXED =
      List.of(
          "ok",
          "I could not sleep at all last night and I do not know why.",
          "今天终于收到录取通知书了,全家人都高兴得合不拢嘴!",
          "Why was I charged twice? I wrote to you on Monday, nobody answered, and now the second"
              + " invoice is here as well. Please tell me who is responsible for this and when I will"
              + " get my money back, because my patience is running out.",
          "",
          "最近总是睡不着,白天上班也没有精神,不知道该怎么办。朋友们约我出去,我一次也没有去。",
          "The bus was late 🙃 again... naïve me, I believed the timetable.",
          "long ".repeat(200));

  private Texts() {}
}
