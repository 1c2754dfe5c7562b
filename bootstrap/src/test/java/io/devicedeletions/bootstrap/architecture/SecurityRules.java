package io.devicedeletions.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/** What no class may reach for, because a stranger's bytes could come to rule it. */
final class SecurityRules {

  private final String root;

  SecurityRules(String root) {
    this.root = root;
  }

  /** Every rule by the name under which a fixture breaks it. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("bytes become no objects and no code", bytesBecomeNoCode());
    rules.put("no other process", noOtherProcess());
    rules.put("no trust of our own", noTrustOfOurOwn());
    rules.put("no chance that can be foretold", noForetoldChance());
    rules.put("no chance but a secure one at the door", noWeakChanceAtTheDoor());
    rules.put("no digests by name", noDigestsByName());
    rules.put("no reflection", noReflection());
    return rules;
  }

  private GivenClassesConjunction nothing() {
    return noClasses().that().resideInAPackage(root + "..");
  }

  private ArchRule bytesBecomeNoCode() {
    return nothing()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.xml..", "org.xml..", "org.w3c..", "javax.naming..", "javax.script..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .because("such a parser makes more of its input than the values that it holds");
  }

  private ArchRule noOtherProcess() {
    return nothing()
        .and()
        .resideOutsideOfPackage(root + ".bootstrap.terminal")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .because("only a terminal is asked by a process what it is, with words that are fixed");
  }

  private ArchRule noTrustOfOurOwn() {
    return nothing()
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "decide whom to trust in TLS",
                type ->
                    type.getName().startsWith("javax.net.ssl.")
                        && (type.getSimpleName().contains("TrustManager")
                            || type.getSimpleName().equals("HostnameVerifier"))))
        .because("the JDK's own check of certificates and names is the strict one");
  }

  private ArchRule noForetoldChance() {
    return nothing()
        .should(dependOn(Random.class, SplittableRandom.class))
        .because("who has seen some of their numbers knows the next ones");
  }

  private ArchRule noWeakChanceAtTheDoor() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".adapters.http..")
        .should(dependOn(ThreadLocalRandom.class))
        .because("what is drawn where tokens are made and read may become a secret");
  }

  private ArchRule noDigestsByName() {
    return nothing()
        .and()
        .doNotHaveSimpleName("ProvenTokens")
        .should()
        .callMethod(MessageDigest.class, "getInstance", String.class)
        .because("a digest by name is how MD5 and SHA-1 come in; one class says SHA-256");
  }

  private ArchRule noReflection() {
    return nothing()
        .and()
        .resideOutsideOfPackage(root + ".adapters.jdbc.internal.sqlite")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.reflect..")
        .orShould()
        .callMethod(Class.class, "forName", String.class)
        .because("a name must not choose what runs; one proxy around a connection is all we have");
  }

  private static ArchCondition<JavaClass> dependOn(Class<?>... types) {
    return ArchConditions.dependOnClassesThat(JavaClass.Predicates.belongToAnyOf(types));
  }
}
