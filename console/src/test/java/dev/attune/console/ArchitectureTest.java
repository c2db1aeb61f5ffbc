package dev.attune.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** Who signs in again, or changes the language, comes back by GET to where a form was sent. */
  @ArchTest
  static void where_a_form_is_sent_there_is_a_page_to_come_back_to(JavaClasses classes) {
    var pages =
        operations(classes, GET.class)
            .map(
                path ->
                    Pattern.compile(
                        path.replaceAll("\\{\\w+}", "[^/]+")
                            .replaceAll("\\{\\w+:(.*?)}(?=/|$)", "($1)")))
            .toList();

    assertThat(operations(classes, POST.class).filter(path -> !path.equals("/-/preferences")))
        .isNotEmpty()
        .allSatisfy(
            path ->
                assertThat(pages)
                    .anyMatch(page -> page.matcher(path.replaceAll("\\{\\w+}", "x")).matches()));
  }

  /** The addresses of what answers with a page. */
  private static Stream<String> operations(JavaClasses classes, Class<? extends Annotation> verb) {
    return classes.stream()
        .filter(type -> !type.isInterface() && type.isAnnotatedWith(Path.class))
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(verb) && !method.isAnnotatedWith(Produces.class))
        .map(
            method ->
                method.getOwner().getAnnotationOfType(Path.class).value()
                    + (method.isAnnotatedWith(Path.class)
                        ? "/" + method.getAnnotationOfType(Path.class).value()
                        : ""));
  }
}
