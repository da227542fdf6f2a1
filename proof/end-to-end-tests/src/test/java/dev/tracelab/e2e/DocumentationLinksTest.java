package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links of all Markdown pages resolve, and the types that pages name exist. */
class DocumentationLinksTest {

  private static final Path ROOT = Path.of("..", "..");
  private static final Pattern CODE_BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern DESCRIBES_CODE =
      Pattern.compile(
          "(CONTRIBUTING|SECURITY|docs/(architecture|learn/.*|operate/.*|reference/(?!behaviour|glossary).*))[.]md");

  /** A type in backticks, also with a method; {@code NaN} and HTTP's schemes are excluded. */
  private static final Pattern TYPE =
      Pattern.compile("`(?!NaN|Basic|Bearer)([A-Z][a-z]+(?:[A-Z][a-z0-9]*)*)(?:[.][a-z]\\w*)?`");

  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  @Test
  void eachRelativeLinkLeadsToAFileAndItsHeading() throws IOException {
    List<String> dead = new ArrayList<>();
    for (Path page : pages()) {
      for (String link : find(LINK, prose(page))) {
        if (!link.matches("[a-z]+:.*") && !resolves(page, link)) {
          dead.add(ROOT.relativize(page) + " -> " + link);
        }
      }
    }

    assertThat(dead).isEmpty();
  }

  @Test
  void theIndexLeadsToEachPageOrToItsFolder() throws IOException {
    Path index = ROOT.resolve("docs/README.md");
    List<Path> targets =
        find(LINK, prose(index)).stream()
            .map(link -> index.resolveSibling(link).normalize())
            .toList();

    assertThat(pages())
        .filteredOn(page -> page.startsWith(ROOT.resolve("docs")) && !page.equals(index))
        .allMatch(page -> targets.stream().anyMatch(target -> isIn(target, page)));
  }

  @Test
  void eachTypeAndAlertNamedInThePagesExists() throws IOException {
    Set<String> known = typesAndAlerts();
    List<String> unknown = new ArrayList<>();
    for (Path page : pages()) {
      if (DESCRIBES_CODE.matcher(ROOT.relativize(page).toString()).matches()) {
        find(TYPE, prose(page)).stream()
            .filter(type -> !known.contains(type))
            .forEach(type -> unknown.add(ROOT.relativize(page) + " -> " + type));
      }
    }

    assertThat(unknown).isEmpty();
  }

  /** The names of source files and, because each alert has one, of runbooks. */
  private static Set<String> typesAndAlerts() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\w+[.](java|md)"))
          .map(name -> name.substring(0, name.indexOf('.')))
          .collect(Collectors.toSet());
    }
  }

  private static boolean isIn(Path target, Path page) {
    return page.startsWith(target)
        || target.endsWith("README.md") && page.startsWith(target.getParent());
  }

  private static boolean resolves(Path page, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target)
        && (parts.length == 1
            || find(HEADING, prose(target)).stream()
                .anyMatch(heading -> anchor(heading).equals(parts[1])));
  }

  /** The anchor that Markdown viewers give a heading. */
  private static String anchor(String heading) {
    return heading
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}_\\- ]", "")
        .replace(' ', '-');
  }

  /** All pages outside build output and hidden folders. */
  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file -> !ROOT.relativize(file).toString().matches("(.*/)?(target|\\.\\w+)/.*"))
          .toList();
    }
  }

  private static String prose(Path page) throws IOException {
    return CODE_BLOCK.matcher(Files.readString(page)).replaceAll("");
  }

  private static List<String> find(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }
}
