package dev.attune.agreement;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.attune", importOptions = ImportOption.DoNotIncludeTests.class)
class AgreementFencesTest {
  @ArchTest
  static final ArchRule it_stands_on_the_jdk_alone =
      classes()
          .that()
          .resideInAPackage("dev.attune.agreement..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.attune.agreement..", "java.lang..", "java.util..", "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule statistics_do_not_know_what_follows_from_them =
      noClasses()
          .that()
          .resideInAPackage("dev.attune.agreement")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.attune.agreement.truth..", "dev.attune.agreement.suspect..");

  @ArchTest
  static final ArchRule suspects_are_found_without_annotators =
      noClasses()
          .that()
          .resideInAPackage("dev.attune.agreement.suspect..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.attune.agreement.truth..");
}
