package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples build and run outside this repository, with only the installed library. */
class ExampleProjectTest {

  private static final Path EXAMPLES = Path.of("..", "..", "learn", "examples");
  private static final Pattern BOUNDARY = Pattern.compile("(\\S.*\\S) +trace ([0-9a-f]{32})");
  private static final long BOUND_MINUTES = 5;

  @TempDir Path folder;

  private Path project;

  @Test
  void helloTracingGreetsInATrace() throws Exception {
    String printed = buildAndRun("hello-tracing", "hello.Hello");

    assertThat(printed).containsPattern("Hello you\\. Trace [0-9a-f]{32}\n");
    assertThat(project.resolve("target/lib/common-tracing-1.0.0-SNAPSHOT.jar")).exists();
  }

  @Test
  void handOverHasOneTraceAcrossAllBoundaries() throws Exception {
    String printed = buildAndRun("hand-over", "handover.HandOver");

    List<MatchResult> boundaries = BOUNDARY.matcher(printed).results().toList();
    assertThat(boundaries.stream().map(boundary -> boundary.group(1)).distinct())
        .containsExactlyInAnyOrder(
            "WebSocket, server", "WebSocket, client", "event bus", "thread pool", "periodic timer");
    assertThat(boundaries.stream().map(boundary -> boundary.group(2)).distinct()).hasSize(1);
    assertThat(printed).contains("What is a span? A named, timed piece of work.");
  }

  private String buildAndRun(String example, String mainClass) throws Exception {
    project = Files.createDirectory(folder.resolve(example));
    copySources(EXAMPLES.resolve(example));
    try (LibraryRepository repository = LibraryRepository.create(folder.resolve("repository"))) {
      run(repository.maven("package"));
    }
    return run(List.of(java(), "-cp", "target/classes:target/lib/*", mainClass));
  }

  private void copySources(Path example) throws IOException {
    Files.copy(example.resolve("pom.xml"), project.resolve("pom.xml"));
    try (Stream<Path> sources = Files.walk(example.resolve("src"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Path copy = project.resolve(example.relativize(source));
        Files.createDirectories(copy.getParent());
        Files.copy(source, copy);
      }
    }
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElseThrow();
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(BOUND_MINUTES, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.readString(output);
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}
