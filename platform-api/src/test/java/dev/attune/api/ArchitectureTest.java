package dev.attune.api;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.attune.api.security.Allowed;
import dev.attune.api.security.AllowedToMembers;
import dev.attune.api.security.AllowedToSignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "dev.attune.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule of_attune_the_api_uses_its_data_library_and_the_figures =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.attune..")
                  .and(
                      com.tngtech.archunit.base.DescribedPredicate.not(
                          resideInAnyPackage(
                              "dev.attune.api..",
                              "dev.attune.data..",
                              "dev.attune.agreement..",
                              "dev.attune.text.metrics..",
                              "dev.attune.text.task..",
                              "dev.attune.text.writing.."))));

  @ArchTest
  static final ArchRule only_comparisons_and_tested_texts_know_the_figures =
      noClasses()
          .that()
          .resideOutsideOfPackages("..comparisons..", "..testedtexts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.attune.text.metrics..", "dev.attune.text.task..");

  @ArchTest
  static final ArchRule only_agreement_and_annotation_compare_annotators =
      noClasses()
          .that()
          .resideOutsideOfPackages("..agreement..", "..annotation..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.attune.agreement..");

  @ArchTest
  static final ArchRule features_do_not_depend_on_one_another_in_circles =
      slices().matching("dev.attune.api.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule what_serves_all_features_knows_none =
      noClasses()
          .that()
          .resideInAnyPackage("..http..", "..paging..", "..problems..", "..security..", "..sql..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.attune.api.tenants..",
              "dev.attune.api.members..",
              "dev.attune.api.keys..",
              "dev.attune.api.datasets..",
              "dev.attune.api.annotation..",
              "dev.attune.api.uploadedanswers..",
              "dev.attune.api.agreement..",
              "dev.attune.api.suggestions..",
              "dev.attune.api.labels..",
              "dev.attune.api.labelerrors..",
              "dev.attune.api.examples..",
              "dev.attune.api.snapshots..",
              "dev.attune.api.runs..",
              "dev.attune.api.models..",
              "dev.attune.api.comparisons..",
              "dev.attune.api.testedtexts..",
              "dev.attune.api.exports..",
              "dev.attune.api.feedback..",
              "dev.attune.api.deployments..",
              "dev.attune.api.usage..",
              "dev.attune.api.limits..",
              "dev.attune.api.auditlog..");

  @ArchTest
  static final ArchRule resources_run_on_virtual_threads =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should()
          .beAnnotatedWith(RunOnVirtualThread.class);

  @ArchTest
  static final ArchRule only_the_organizations_know_keycloak =
      noClasses()
          .that()
          .resideOutsideOfPackage("..organizations..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.keycloak..");

  @ArchTest
  static final ArchRule every_operation_says_who_may_call_it =
      methods()
          .that(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "answer a request", ArchitectureTest::isOperation))
          .should(sayWhoMayCallThem());

  private static boolean isOperation(JavaMethod method) {
    return Stream.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
        .anyMatch(method::isAnnotatedWith);
  }

  private static ArchCondition<JavaMethod> sayWhoMayCallThem() {
    return new ArchCondition<>("say who may call them, fitting their path") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        String path = path(method);
        boolean said =
            path.contains("{tenant}")
                ? method.isAnnotatedWith(Allowed.class)
                    ^ method.isAnnotatedWith(AllowedToMembers.class)
                : method.isAnnotatedWith(AllowedToSignedIn.class);
        events.add(new SimpleConditionEvent(method, said, method.getFullName() + " at " + path));
      }
    };
  }

  private static String path(JavaMethod method) {
    String own =
        method.isAnnotatedWith(Path.class) ? method.getAnnotationOfType(Path.class).value() : "";
    return method.getOwner().getAnnotationOfType(Path.class).value() + "/" + own;
  }
}
