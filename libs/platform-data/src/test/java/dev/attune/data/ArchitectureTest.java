package dev.attune.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

@AnalyzeClasses(packages = "dev.attune", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule depends_on_no_other_module =
      noClasses()
          .that()
          .resideInAPackage("dev.attune.data..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.attune.api..",
              "dev.attune.worker..",
              "dev.attune.gateway..",
              "dev.attune.console..",
              "dev.attune.text..",
              "dev.attune.local..",
              "dev.attune.migrations..");

  @ArchTest
  static final ArchRule features_have_no_cycles =
      SlicesRuleDefinition.slices().matching("dev.attune.data.(*)..").should().beFreeOfCycles();
}
