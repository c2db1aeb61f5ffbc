package dev.attune.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.Path;

/** Who may call whom. */
@AnalyzeClasses(
    packages = "dev.attune.console",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_console_uses_no_other_module =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.attune.api..",
              "dev.attune.data..",
              "dev.attune.text..",
              "dev.attune.worker..",
              "dev.attune.gateway..",
              "dev.attune.local..",
              "dev.attune.migrations..",
              "java.sql..");

  @ArchTest
  static final ArchRule what_the_services_say_knows_no_pages =
      noClasses()
          .that()
          .resideInAnyPackage("..console.platform..", "..console.gateway..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..console.web..",
              "..console.home..",
              "..console.datasets..",
              "..console.runs..",
              "..console.models..",
              "..console.people..",
              "..console.settings..");

  @ArchTest
  static final ArchRule what_pages_share_knows_no_page =
      noClasses()
          .that()
          .resideInAnyPackage("dev.attune.console.web..", "dev.attune.console.format..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.attune.console.home..",
              "dev.attune.console.datasets..",
              "dev.attune.console.runs..",
              "dev.attune.console.models..",
              "dev.attune.console.people..",
              "dev.attune.console.settings..");

  @ArchTest
  static final ArchRule places_do_not_know_each_other =
      slices()
          .matching("dev.attune.console.(home|datasets|runs|models|people|settings)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule addresses_belong_to_resources =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .areNotInterfaces()
          .should()
          .haveSimpleNameEndingWith("Resource");
}
