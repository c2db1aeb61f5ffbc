package dev.attune.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.attune.worker",
    importOptions = ImportOption.DoNotIncludeTests.class)
class FencesTest {
  @ArchTest
  static final ArchRule OF_OUR_OWN_THE_WORKER_USES_PLATFORM_DATA_AND_TEXT_MODELS_ONLY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.attune.api..",
              "dev.attune.gateway..",
              "dev.attune.console..",
              "dev.attune.local..",
              "dev.attune.migrations..");

  @ArchTest
  static final ArchRule THE_QUEUE_KNOWS_NOTHING_OF_WHAT_JOBS_ARE_FOR =
      noClasses()
          .that()
          .resideInAPackage("dev.attune.worker.queue..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.attune.worker.training..",
              "dev.attune.worker.exports..",
              "dev.attune.worker.suggestions..",
              "dev.attune.worker.snapshots..",
              "dev.attune.worker.artifacts..",
              "dev.attune.worker.faults..",
              "dev.attune.worker.labelcheck..",
              "dev.attune.worker.sql..",
              "dev.attune.worker.registry..",
              "dev.attune.text..");

  @ArchTest
  static final ArchRule WHAT_IS_DONE_FOR_ONE_KIND_OF_JOB_KNOWS_NO_OTHER =
      slices()
          .matching("dev.attune.worker.(training|exports|suggestions)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.attune.worker.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ENGINES_ARE_REACHED_THROUGH_TEXT_MODELS_ONLY =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule ONLY_THE_QUEUE_KNOWS_THE_JOB_TABLE =
      classes()
          .that()
          .haveSimpleName("JobTable")
          .should()
          .onlyBeAccessed()
          .byAnyPackage("dev.attune.worker.queue..");
}
