package io.devicedeletions.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages name is there: a reader who follows them must not end at nothing. */
class DocumentationTest {

  private static final Path PROJECT = Path.of("..");
  private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]*)+)[.`]");
  private static final Pattern SECTION = Pattern.compile("]\\(([^)#:]*)#([^)]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/walk.md"})
  void every_class_that_a_page_names_exists(String page) throws IOException {
    List<String> named = found(CLASS, page);
    assertThat(named).hasSizeGreaterThan(5);
    assertThat(sourceNames()).containsAll(named);
  }

  @Test
  void every_link_leads_somewhere() throws IOException {
    for (Path page : pages()) {
      for (String link : found(LINK, PROJECT.relativize(page).toString())) {
        assertThat(page.resolveSibling(link)).as("link in %s", page).exists();
      }
    }
  }

  @Test
  void every_link_to_a_section_finds_it() throws IOException {
    for (Path page : pages()) {
      Matcher links = SECTION.matcher(Files.readString(page));
      while (links.find()) {
        Path target = links.group(1).isEmpty() ? page : page.resolveSibling(links.group(1));
        assertThat(anchors(target)).as("%s in %s", links.group(), page).contains(links.group(2));
      }
    }
  }

  /** As the headings of a page are named where it is shown. */
  private static List<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }

  @Test
  void every_field_of_the_api_is_explained() throws IOException {
    String document =
        Files.readString(
            PROJECT.resolve(
                "adapters-http/src/main/resources/io/devicedeletions/adapters/http/internal/document/openapi.json"));
    Set<String> fields = properties(Json.object(document)).collect(Collectors.toSet());
    assertThat(fields).contains("scheduledCount", "uid");
    String page = Files.readString(PROJECT.resolve("docs/tracking.md"));
    assertThat(fields).allSatisfy(field -> assertThat(page).contains("`" + field + "`"));
  }

  /** The names of what schemas describe, wherever they stand. */
  private static Stream<String> properties(Object node) {
    if (node instanceof Map<?, ?> members) {
      Stream<String> own =
          members.get("properties") instanceof Map<?, ?> described && !isExample(described)
              ? described.keySet().stream().map(String::valueOf)
              : Stream.empty();
      return Stream.concat(own, members.values().stream().flatMap(DocumentationTest::properties));
    }
    return node instanceof List<?> elements
        ? elements.stream().flatMap(DocumentationTest::properties)
        : Stream.empty();
  }

  private static boolean isExample(Map<?, ?> described) {
    return !described.values().stream().allMatch(Map.class::isInstance);
  }

  private static List<String> found(Pattern pattern, String page) throws IOException {
    return pattern
        .matcher(Files.readString(PROJECT.resolve(page)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> root = Files.list(PROJECT);
        Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
      return Stream.concat(root, docs).filter(file -> file.toString().endsWith(".md")).toList();
    }
  }

  private static Set<String> sourceNames() throws IOException {
    try (Stream<Path> files = Files.walk(PROJECT)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
