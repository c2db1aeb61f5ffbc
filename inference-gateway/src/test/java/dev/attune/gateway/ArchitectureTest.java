package dev.attune.gateway;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.attune.gateway.access.Needs;
import jakarta.ws.rs.HttpMethod;

@AnalyzeClasses(
    packages = "dev.attune.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule of_our_own_it_uses_data_and_the_serving_half_of_text_models =
      classes()
          .should()
          .onlyDependOnClassesThat(
              DescribedPredicate.not(resideInAPackage("dev.attune.."))
                  .or(
                      resideInAnyPackage(
                          "dev.attune.gateway..",
                          "dev.attune.data..",
                          "dev.attune.text.base",
                          "dev.attune.text.adapter",
                          "dev.attune.text.onnx",
                          "dev.attune.text.serve",
                          "dev.attune.text.task",
                          "dev.attune.text.answer",
                          "dev.attune.text.tensor")));

  @ArchTest
  static final ArchRule nothing_touches_the_training_engine =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule features_do_not_go_round_in_circles =
      slices().matching("dev.attune.gateway.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule sql_is_spoken_by_the_owners_of_tables_alone =
      noClasses()
          .that()
          .haveNameNotMatching(".*(Table|TenantQuery)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.PreparedStatement");

  @ArchTest
  static final ArchRule every_operation_says_which_scope_it_needs =
      methods().that().areMetaAnnotatedWith(HttpMethod.class).should().beAnnotatedWith(Needs.class);

  @ArchTest
  static final ArchRule batching_knows_nothing_of_models_or_people =
      noClasses()
          .that()
          .resideInAPackage("..batching")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..models", "..access", "..predict", "..metering", "dev.attune.data..");
}
