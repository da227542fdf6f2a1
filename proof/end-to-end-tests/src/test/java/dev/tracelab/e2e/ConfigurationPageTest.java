package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages name the environment variables that programs and Docker Compose read. */
class ConfigurationPageTest {

  private static final Path ROOT = Path.of("..", "..");
  private static final List<String> PROGRAMS =
      List.of(
          "common-tracing",
          "service-kit",
          "gateway-service",
          "order-service",
          "inventory-service",
          "toolbox/jaeger-embedded",
          "toolbox/scenarios");

  private static final String NAME = "([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|HOST|PORT)";
  private static final Pattern IN_CODE = Pattern.compile("\"" + NAME + "\"");
  private static final Pattern IN_PAGE = Pattern.compile("`" + NAME + "`");
  private static final Pattern IN_COMPOSE = Pattern.compile("\\$\\{([A-Z_]+)");
  private static final Pattern IN_DOCKER_PAGE = Pattern.compile("`([A-Z_]+)`");
  private static final Pattern IN_EXAMPLE = Pattern.compile("(?m)^([A-Z_]+)=");

  @Test
  void theReferenceNamesEachVariableThatAProgramReadsAndNoOther() throws IOException {
    Set<String> read = new TreeSet<>();
    for (String program : PROGRAMS) {
      read.addAll(readBy(ROOT.resolve(program)));
    }

    assertThat(names(IN_PAGE, text("docs/reference/configuration.md"))).isEqualTo(read);
  }

  @Test
  void theExampleAndThePageOfDockerHaveEachVariableOfCompose() throws IOException {
    Set<String> read = names(IN_COMPOSE, text("docker-compose.yml"));

    assertThat(names(IN_EXAMPLE, text(".env.example"))).isEqualTo(read);
    assertThat(names(IN_DOCKER_PAGE, text("docs/operate/docker.md"))).containsAll(read);
  }

  /** Those in sources that have to do with the environment; other names look the same. */
  private static Set<String> readBy(Path program) throws IOException {
    try (Stream<Path> files = Files.walk(program)) {
      return files
          .filter(file -> file.toString().matches(".*/src/main/java/.*[.]java"))
          .map(ConfigurationPageTest::text)
          .filter(source -> source.contains("nvironment") || source.contains("getenv"))
          .flatMap(source -> names(IN_CODE, source).stream())
          .collect(Collectors.toSet());
    }
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String text(String file) {
    return text(ROOT.resolve(file));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
