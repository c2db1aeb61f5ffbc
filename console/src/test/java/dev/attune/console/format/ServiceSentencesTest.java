package dev.attune.console.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class ServiceSentencesTest {

  @Test
  void a_known_sentence_is_told_in_chinese_with_its_parts() {
    assertThat(ServiceSentences.told("Reading snapshot 3 of feelings-en.", Locale.CHINESE))
        .isEqualTo("正在读取 feelings-en 的快照 3。");
    assertThat(
            ServiceSentences.told("the label \"joy\" has no example in validation", Locale.CHINESE))
        .isEqualTo("标签“joy”在验证集中没有样本");
  }

  @Test
  void the_warning_of_a_loss_that_came_apart_keeps_its_numbers() {
    assertThat(
            ServiceSentences.told(
                "The loss grew to 7 times that of guessing at step 40 in epoch 5, at a learning"
                    + " rate of 0.01. The training ended there; the weights kept are those of epoch"
                    + " 3. A lower learning rate usually helps.",
                Locale.CHINESE))
        .isEqualTo("训练在第 5 轮第 40 步（学习率 0.01）因损失升至随机猜测的 7 倍而停止，保留的是第 3 轮的权重。可尝试降低学习率。");
  }

  @Test
  void what_a_trial_has_shown_is_told_with_its_figures() {
    assertThat(
            ServiceSentences.told(
                "Version 4 agrees with version 2 on 97.1 % [96.3, 97.7] of 2,310 texts.",
                Locale.CHINESE))
        .isEqualTo("在 2,310 条文本中，版本 4 与版本 2 有 97.1% [96.3, 97.7] 一致。");
    assertThat(
            ServiceSentences.told(
                "Version 4 agrees with version 2 on 80.0 % [77.1, 82.6] of 900 texts (intent). Its"
                    + " answers are distributed differently (stability index 0.31).",
                Locale.CHINESE))
        .isEqualTo("在 900 条文本中，版本 4 与版本 2 在 intent 上有 80.0% [77.1, 82.6] 一致。其回答的分布不同（稳定性指数 0.31）。");
  }

  @Test
  void sentences_in_a_row_are_told_one_by_one() {
    assertThat(chinese("The validation split is empty. The test split is empty."))
        .isEqualTo("验证集是空的。测试集是空的。");
    assertThat(
            chinese(
                "Every training text has the label St. Louis of place; at least two labels are"
                    + " needed. The task has 4 labels of place and only 3 training texts."))
        .isEqualTo("所有训练文本在“place”上的标签都是 St. Louis，至少需要两个标签。任务的“place”有 4 个标签，而训练文本只有 3 条。");
    assertThat(chinese("The training split is empty. The moon is full."))
        .isEqualTo("The training split is empty. The moon is full.");
  }

  @Test
  void what_the_training_found_is_told_with_its_labels_as_they_are_written() {
    assertThat(
            chinese(
                "The model gives every validation text the same answer (test), so it tells no"
                    + " texts apart: other hyperparameters, another method or more examples may"
                    + " help."))
        .isEqualTo("模型对所有验证文本都给出相同的答案（test），无法区分文本：可尝试其他超参数、其他方法或更多样本。");
    assertThat(chinese("No text of the test split has the label test."))
        .isEqualTo("测试集中没有标签为 test 的文本。");
    assertThat(
            chinese(
                "Served in 8 bits its macroF1 is 0.772 (0.773 in 32 bits); 0.4 % of the answers"
                    + " differ."))
        .isEqualTo("以 8 位精度提供服务时，宏平均 F1 为 0.772（32 位为 0.773），0.4% 的回答不同。");
    assertThat(
            chinese(
                "Models that had not seen them doubt the labels of 12 of the snapshot's 1,500"
                    + " examples."))
        .isEqualTo("快照的 1,500 条样本中，有 12 条的标签受到未见过它们的模型质疑。");
  }

  @Test
  void a_sentence_in_a_sentence_is_told_too() {
    assertThat(chinese("has an empty text, in the output mood")).isEqualTo("文本为空（输出 mood）");
  }

  @Test
  void an_unknown_sentence_stays_as_it_is() {
    assertThat(ServiceSentences.told("Never heard of {1}.", Locale.CHINESE))
        .isEqualTo("Never heard of {1}.");
  }

  @Test
  void a_reason_begins_like_a_sentence_in_english() {
    assertThat(ServiceSentences.told("has an empty text", Locale.ENGLISH))
        .isEqualTo("Has an empty text");
  }

  private static String chinese(String sentence) {
    return ServiceSentences.told(sentence, Locale.CHINESE);
  }
}
