package dev.attune.text.learn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Native memory has one owner: the package that knows how to free it. */
@AnalyzeClasses(packages = "dev.attune.text", importOptions = ImportOption.DoNotIncludeTests.class)
class NativeFenceTest {

  @ArchTest
  static final ArchRule only_the_torch_package_touches_the_engine =
      noClasses()
          .that()
          .resideOutsideOfPackage("..text.torch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.djl.ndarray..", "ai.djl.engine..", "ai.djl.pytorch..");
}
