package io.devicedeletions.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.vavr.API;
import io.vavr.control.Either;
import io.vavr.control.Try;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The rules of the house, for any root package, so that fixtures can break them. */
final class HouseRules {

  private static final Set<String> CLOCKS_AND_IDS =
      Set.of(
          "now", "randomUUID", "currentTimeMillis", "nanoTime", "systemUTC", "systemDefaultZone");
  private static final Set<String> MAKERS_OF_CLOCKS_AND_IDS =
      Set.of(
          Instant.class.getName(),
          Clock.class.getName(),
          java.util.UUID.class.getName(),
          System.class.getName(),
          java.time.LocalDate.class.getName(),
          java.time.LocalDateTime.class.getName(),
          java.time.OffsetDateTime.class.getName(),
          java.time.ZonedDateTime.class.getName());

  private final String root;

  HouseRules(String root) {
    this.root = root;
  }

  /** Every rule by the name under which a fixture breaks it. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    for (AllowedPackages module : AllowedPackages.under(root)) {
      rules.put("allow-list of " + module.module().replace(root + ".", ""), allowList(module));
    }
    rules.put("no cycles", noCycles());
    rules.put("internal packages stay internal", internalStaysInternal());
    rules.put("adapters keep out of services", adaptersKeepOutOfServices());
    rules.put("no clock and no ids inside", noClockAndNoIds());
    rules.put("no standard streams inside", noStandardStreams());
    rules.put("no generic exceptions inside", noGenericExceptions());
    rules.put("no Try and no Match", noTryAndNoMatch());
    rules.put("Either is folded, not got", eitherIsFolded());
    rules.put("commands carry JDK collections", commandsCarryJdkCollections());
    rules.putAll(new SecurityRules(root).all());
    return rules;
  }

  private ArchRule allowList(AllowedPackages module) {
    return classes()
        .that()
        .resideInAPackage(module.module())
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.<JavaClass>describe(
                "are arrays or primitives, or reside in " + module.allowed(),
                type ->
                    type.getBaseComponentType().isPrimitive()
                        || com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                                module.patterns())
                            .test(type.getBaseComponentType())))
        .because("each dependency of a module is chosen (docs/adr/0001, 0002)");
  }

  private ArchRule noCycles() {
    return slices()
        .matching(root + ".(**)")
        .should()
        .beFreeOfCycles()
        .because("a reader who enters a package must be able to leave it behind");
  }

  private ArchRule internalStaysInternal() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root + ".adapters.http..", root + ".adapters.jdbc..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".adapters.*.internal..")
        .because("what is internal may change at any time");
  }

  private ArchRule adaptersKeepOutOfServices() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".adapters..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".application.service..")
        .because("adapters know the ports; the services behind them are put together elsewhere");
  }

  private ArchRule noClockAndNoIds() {
    return noClasses()
        .that()
        .resideInAnyPackage(inner())
        .should()
        .callMethodWhere(
            DescribedPredicate.<JavaCall<?>>describe(
                "make a time or an id",
                call ->
                    CLOCKS_AND_IDS.contains(call.getName())
                        && MAKERS_OF_CLOCKS_AND_IDS.contains(call.getTargetOwner().getName())))
        .because("clock and ids come in as arguments, or no run can be repeated");
  }

  private ArchRule noStandardStreams() {
    return noClasses()
        .that()
        .resideInAnyPackage(inner())
        .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
        .because("what is worth telling goes through a port");
  }

  private ArchRule noGenericExceptions() {
    return noClasses()
        .that()
        .resideInAnyPackage(inner())
        .should(GeneralCodingRules.THROW_GENERIC_EXCEPTIONS)
        .because("a caller must be able to tell one broken machine from another");
  }

  private ArchRule noTryAndNoMatch() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are Try or Match",
                type -> type.isEquivalentTo(Try.class) || type.isEquivalentTo(API.Match.class)))
        .because("Try hides bugs, and Java has its own pattern matching");
  }

  private ArchRule eitherIsFolded() {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .accessTargetWhere(
            DescribedPredicate.<JavaAccess<?>>describe(
                "call Either.get()",
                access ->
                    access.getTargetOwner().isEquivalentTo(Either.class)
                        && access.getName().equals("get")))
        .because("get() throws on a Left: fold it");
  }

  private ArchRule commandsCarryJdkCollections() {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + ".application.port.in..")
        .and()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Command")
        .should()
        .haveRawType(
            DescribedPredicate.describe(
                "outside io.vavr", type -> !type.getPackageName().startsWith("io.vavr")))
        .because("Bean Validation can neither size nor index a vavr Seq");
  }

  private String[] inner() {
    return new String[] {root + ".domain..", root + ".application.."};
  }
}
