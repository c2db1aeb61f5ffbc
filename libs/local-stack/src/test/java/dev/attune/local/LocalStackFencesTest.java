package dev.attune.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.attune", importOptions = ImportOption.DoNotIncludeTests.class)
class LocalStackFencesTest {
  @ArchTest
  static final ArchRule the_stack_knows_only_the_migrations_of_ours =
      classes()
          .that()
          .resideInAPackage("dev.attune.local..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.attune.local..",
              "dev.attune.migrations..",
              "java..",
              "com.sun.security.auth.module..",
              "com.fasterxml.jackson..",
              "io.quarkus.test.common..",
              "org.apache.commons.compress..",
              "org.apache.commons.csv..",
              "org.tukaani.xz..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule servers_do_not_know_who_starts_them =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.attune.local.process..",
              "dev.attune.local.postgres..",
              "dev.attune.local.keycloak..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.attune.local.launcher..", "dev.attune.local.testing..");

  @ArchTest
  static final ArchRule the_demo_talks_http_only =
      noClasses()
          .that()
          .resideInAPackage("dev.attune.local.launcher.demo..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.attune.local.postgres..", "java.sql..");

  @ArchTest
  static final ArchRule tests_do_not_reach_into_the_launcher =
      noClasses()
          .that()
          .resideInAPackage("dev.attune.local.testing..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.attune.local.launcher..");
}
