package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Golden;
import dev.tracelab.lab.order.OrderRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands, variables, ports, metrics and the trace that the pages print are those of the code. */
class DocumentationFactsTest {

  private static final Path ROOT = Path.of("..", "..");
  private static final Path USAGE = ROOT.resolve("toolbox/lab-cli/src/main/usage");
  private static final Pattern COMMAND =
      Pattern.compile("\\./lab ([a-z]+)((?: +[^\\s`|#'&,;)]+)*)");
  private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z][a-z-]*");
  private static final Pattern VARIABLE =
      Pattern.compile("(?<![A-Za-z0-9_{-])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?![A-Za-z0-9_])");
  private static final Pattern PORT = Pattern.compile("(?:127\\.0\\.0\\.1|localhost):(\\d{4,5})");
  private static final Pattern METRIC =
      Pattern.compile("(?<![a-z_.])([a-z]+(?:_[a-z]+)+_(?:total|seconds|bytes))(?![a-z_])");
  private static final Pattern ROUTE =
      Pattern.compile("`(?:GET|HEAD|POST|PUT|DELETE|PATCH) (/[a-z][^\\s`?]*)`");
  private static final Pattern PATH = Pattern.compile("(?<![\\w.])(/[a-z][\\w{}:./-]*)");
  private static final Pattern SPAN =
      Pattern.compile(
          "^[\\s│├└─┄]*(\\S.*?) {2,}(\\S+-service) +(server|client|internal|consumer)\\b.*");

  /** Chosen by the system when the page was written, or to show a mistake. */
  private static final Set<String> OTHER_PORTS = Set.of("36225");

  /** An abbreviation of a page, and a variable of GitHub. */
  private static final Set<String> OTHER_NAMES = Set.of("ONE_TEST", "JAVA_HOME_25_ARM64");

  private static List<Path> pages;
  private static String code;

  @BeforeAll
  static void read() throws IOException {
    pages = filesOf("md");
    List<Path> sources =
        filesOf(
            "golden",
            "java",
            "yaml",
            "yml",
            "properties",
            "sh",
            "sql",
            "xml",
            "json",
            "Dockerfile");
    sources.add(ROOT.resolve("lab"));
    sources.add(ROOT.resolve(".env.example"));
    sources.addAll(scripts());
    StringBuilder all = new StringBuilder();
    for (Path source : sources) {
      all.append(Files.readString(source, StandardCharsets.UTF_8));
    }
    code = all.toString();
  }

  private static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(".ci"))) {
      return files.toList();
    }
  }

  @Test
  void eachCommandExistsWithItsOptions() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (Path page : pages) {
      for (MatchResult command : find(COMMAND, page)) {
        Path usage = USAGE.resolve(command.group(1) + ".txt");
        String known = Files.exists(usage) ? Files.readString(usage) : null;
        if (known == null || !optionsOf(command).allMatch(known::contains)) {
          unknown.add(name(page) + " -> " + command.group());
        }
      }
    }

    assertThat(unknown).isEmpty();
  }

  private static Stream<String> optionsOf(MatchResult command) {
    return OPTION.matcher(command.group(2)).results().map(MatchResult::group);
  }

  @Test
  void eachVariableIsReadSomewhere() throws IOException {
    Set<String> known = new TreeSet<>(OTHER_NAMES);
    VARIABLE.matcher(code).results().forEach(variable -> known.add(variable.group()));

    assertThat(named(VARIABLE, known)).isEmpty();
  }

  @Test
  void eachPortIsOneOfTheCode() throws IOException {
    Set<String> known = new TreeSet<>(OTHER_PORTS);
    Pattern.compile("(?<!\\d)\\d{1,2}_?\\d{3}(?!\\d)")
        .matcher(code)
        .results()
        .forEach(port -> known.add(port.group().replace("_", "")));

    assertThat(named(PORT, known)).isEmpty();
  }

  @Test
  void eachMetricIsOnItsPageOrOfAnotherProgram() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String text : List.of(Files.readString(ROOT.resolve("docs/reference/metrics.md")), code)) {
      METRIC.matcher(text).results().forEach(metric -> known.add(metric.group(1)));
    }

    assertThat(named(METRIC, known)).isEmpty();
  }

  @Test
  void eachRouteIsOneOfTheCode() throws IOException {
    Set<String> known = new TreeSet<>();
    PATH.matcher(code).results().forEach(path -> known.add(path.group(1)));

    assertThat(named(ROUTE, known)).isEmpty();
  }

  @Test
  void eachSpanOfAPrintedTreeIsInTheCatalogue() throws IOException {
    String catalogue =
        Files.readString(ROOT.resolve("docs/reference/span-catalogue.md"))
            + Files.readString(ROOT.resolve("docs/reference/behaviour-matrix.md"))
            + code;
    List<String> unknown = new ArrayList<>();
    for (Path page : pages) {
      Files.readAllLines(page).stream()
          .map(SPAN::matcher)
          .filter(Matcher::matches)
          .map(span -> span.group(1))
          .filter(name -> !catalogue.contains(name))
          .forEach(name -> unknown.add(name(page) + " -> " + name));
    }

    assertThat(unknown).isEmpty();
  }

  @Test
  void thePrintedTraceOfAnOrderIsTheGoldenOne() throws IOException {
    List<String> printed =
        Files.readAllLines(ROOT.resolve("docs/learn/experiments.md")).stream()
            .map(SPAN::matcher)
            .filter(Matcher::matches)
            .map(span -> String.join(" ", span.group(1), span.group(2), span.group(3)))
            .sorted()
            .toList();

    assertThat(printed).isEqualTo(spans(OrderRun.golden()));
  }

  private static List<String> spans(Golden golden) {
    return golden
        .toString()
        .lines()
        .map(line -> line.strip().split(" {2,}", -1))
        .filter(columns -> columns.length > 2)
        .map(columns -> String.join(" ", columns[0], columns[1], columns[2].split(" ", 2)[0]))
        .sorted()
        .toList();
  }

  /** What pages name and nobody knows. */
  private static List<String> named(Pattern pattern, Set<String> known) throws IOException {
    List<String> unknown = new ArrayList<>();
    for (Path page : pages) {
      for (MatchResult found : find(pattern, page)) {
        if (!known.contains(found.group(1))) {
          unknown.add(name(page) + " -> " + found.group(1));
        }
      }
    }
    return unknown;
  }

  private static List<MatchResult> find(Pattern pattern, Path page) throws IOException {
    return pattern.matcher(Files.readString(page)).results().toList();
  }

  private static String name(Path page) {
    return ROOT.relativize(page).toString();
  }

  private static List<Path> filesOf(String... endings) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().matches(".*/(target|my-lessons|[.](git|lab|m2))/.*"))
          .filter(file -> Stream.of(endings).anyMatch(end -> file.toString().endsWith(end)))
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }
}
