package dev.attune.evaluation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The tools see of the project what a stranger to it sees: the learning library. The benchmark of
 * serving plays the other services' part besides: it writes their rows.
 */
@AnalyzeClasses(
    packages = "dev.attune.evaluation",
    importOptions = ImportOption.DoNotIncludeTests.class)
class PackageFencesTest {

  @ArchTest
  static final ArchRule readers_know_tasks_and_nothing_of_training =
      noClasses()
          .that()
          .resideInAPackage("..evaluation.data..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..text.learn..", "..text.torch..", "..text.metrics..");

  @ArchTest
  static final ArchRule no_services =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "jakarta..",
              "dev.attune.data..",
              "dev.attune.api..",
              "dev.attune.worker..",
              "dev.attune.gateway..");

  @ArchTest
  static final ArchRule only_the_benchmark_of_serving_has_a_database =
      noClasses()
          .that()
          .resideOutsideOfPackage("..evaluation.serving..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "dev.attune.local..");
}
