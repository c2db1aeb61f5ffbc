package dev.attune.text;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/** A process that only serves never loads the training engine, so serving must not know of it. */
@AnalyzeClasses(packages = "dev.attune.text", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageFencesTest {
  private static final String[] SERVING = {
    "..text.base..",
    "..text.tensor..",
    "..text.task..",
    "..text.adapter..",
    "..text.answer..",
    "..text.kernel..",
    "..text.onnx..",
    "..text.serve.."
  };

  @ArchTest
  static final ArchRule serving_does_not_know_of_training =
      noClasses()
          .that()
          .resideInAnyPackage(SERVING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..text.learn..", "..text.torch..", "ai.djl.pytorch..");

  @ArchTest
  static final ArchRule serving_uses_of_djl_only_the_tokenizer =
      noClasses()
          .that()
          .resideInAnyPackage(SERVING)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "ai.djl.ndarray..", "ai.djl.nn..", "ai.djl.engine..", "ai.djl.training..");

  @ArchTest
  static final ArchRule training_does_not_know_of_serving =
      noClasses()
          .that()
          .resideInAnyPackage("..text.learn..", "..text.torch..", "..text.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..text.serve..", "..text.onnx..");

  @ArchTest
  static final ArchRule metrics_stand_alone =
      noClasses()
          .that()
          .resideInAPackage("..text.metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..text.learn..", "..text.torch..", "..text.adapter..", "ai.djl..");

  @ArchTest
  static final ArchRule only_the_base_package_reads_tokenizers =
      noClasses()
          .that()
          .resideOutsideOfPackage("..text.base..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("ai.djl.huggingface..");

  @ArchTest
  static final ArchRule no_web_framework_and_no_database =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule packages_form_no_cycles =
      SlicesRuleDefinition.slices().matching("dev.attune.text.(*)..").should().beFreeOfCycles();
}
