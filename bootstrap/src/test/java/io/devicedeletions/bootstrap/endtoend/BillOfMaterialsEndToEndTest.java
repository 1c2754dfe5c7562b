package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The bill of materials in the executable jar tells what the jar is made of, and nothing else. */
class BillOfMaterialsEndToEndTest {

  private static final String BILL = "META-INF/sbom/bom.json";
  private static final Pattern LIBRARY = Pattern.compile("pkg:maven/([^/\"]+)/([^@\"]+)@([^?\"]+)");

  @Test
  void every_library_that_maven_packed_is_listed_with_its_version() throws IOException {
    try (JarFile jar = executable()) {
      assertThat(listed(jar)).hasSizeGreaterThan(20);
      Set<String> unlisted = packed(jar);
      unlisted.removeAll(listed(jar));
      assertThat(unlisted)
          .map(library -> library.substring(0, library.lastIndexOf(':')))
          .as("what Nimbus and Jdbi carry inside their own jars, which Maven knows nothing of")
          .containsExactlyInAnyOrder(
              "com.github.stephenc.jcip:jcip-annotations",
              "com.google.code.gson:gson",
              "org.antlr:antlr4-runtime");
    }
  }

  @Test
  void libraries_of_the_tests_are_not_listed() throws IOException {
    try (JarFile jar = executable()) {
      assertThat(listed(jar))
          .noneMatch(library -> library.matches(".*(junit|jqwik|assertj|archunit|zonky).*"));
    }
  }

  private static JarFile executable() throws IOException {
    return new JarFile(System.getProperty("executable.jar"));
  }

  private static Set<String> listed(JarFile jar) throws IOException {
    String bill = new String(bytes(jar, jar.getJarEntry(BILL)), StandardCharsets.UTF_8);
    return LIBRARY
        .matcher(bill)
        .results()
        .map(BillOfMaterialsEndToEndTest::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(MatchResult found) {
    return found.group(1) + ":" + found.group(2) + ":" + found.group(3);
  }

  /** What Maven leaves in a jar about each library, by the library's own build. */
  private static Set<String> packed(JarFile jar) {
    return jar.stream()
        .filter(entry -> entry.getName().matches("META-INF/maven/.*/pom.properties"))
        .map(entry -> properties(jar, entry))
        .map(
            about ->
                about.getProperty("groupId")
                    + ":"
                    + about.getProperty("artifactId")
                    + ":"
                    + about.getProperty("version"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties properties(JarFile jar, ZipEntry entry) {
    try (InputStream content = jar.getInputStream(entry)) {
      Properties properties = new Properties();
      properties.load(content);
      return properties;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static byte[] bytes(JarFile jar, ZipEntry entry) throws IOException {
    try (InputStream content = jar.getInputStream(entry)) {
      return content.readAllBytes();
    }
  }
}
