package io.devicedeletions.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules hold for what we ship, and each is broken by a fixture made for it. */
class HouseRulesArchitectureTest {

  private static final String ROOT = "io.devicedeletions";
  private static final String BROKEN = ROOT + ".bootstrap.architecture.broken";

  /**
   * By location: siblings are folders under {@code mvn test} and jars under {@code mvn verify}, and
   * ArchUnit's own option does not know a test-jar.
   */
  private static final JavaClasses SHIPPED =
      new ClassFileImporter()
          .withImportOption(
              location -> !location.contains("/test-classes/") && !location.contains("-tests.jar"))
          .importPackages(ROOT);

  private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BROKEN);

  @TestFactory
  Stream<DynamicTest> what_we_ship_keeps_the_rules() {
    return new HouseRules(ROOT)
        .all().entrySet().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(SHIPPED)));
  }

  @TestFactory
  Stream<DynamicTest> each_rule_is_broken_by_its_fixture() {
    Map<String, ArchRule> rules = new HouseRules(BROKEN).all();
    return rules.entrySet().stream()
        .map(
            rule ->
                DynamicTest.dynamicTest(
                    rule.getKey(),
                    () ->
                        assertThat(rule.getValue().evaluate(FIXTURES).hasViolation())
                            .as("a fixture breaks: %s", rule.getKey())
                            .isTrue()));
  }

  /** Rule zero: a misspelt package makes a rule pass for ever. */
  @TestFactory
  Stream<DynamicTest> every_package_that_a_rule_names_exists_and_is_used() {
    return AllowedPackages.under(ROOT).stream()
        .flatMap(
            module ->
                module.allowed().stream()
                    .map(
                        allowed ->
                            DynamicTest.dynamicTest(
                                module.module() + " uses " + allowed,
                                () -> assertThat(uses(module.module(), allowed)).isTrue())));
  }

  @Test
  void every_module_is_among_the_classes_that_are_checked() {
    Set<String> packages =
        SHIPPED.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(packages)
        .contains(
            ROOT + ".domain.batch",
            ROOT + ".application.port.in",
            ROOT + ".application.service",
            ROOT + ".adapters.http",
            ROOT + ".adapters.http.internal.server",
            ROOT + ".adapters.jdbc",
            ROOT + ".adapters.jdbc.internal",
            ROOT + ".bootstrap.cli")
        .noneMatch(name -> name.contains("testkit"));
  }

  private static boolean uses(String module, String allowed) {
    return SHIPPED.stream()
        .filter(Predicates.resideInAPackage(module))
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .anyMatch(
            dependency -> Predicates.resideInAPackage(allowed).test(dependency.getTargetClass()));
  }
}
