package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example builds and runs far from this repository, with nothing of it but what {@code mvn
 * install} of the library gives.
 */
class ExampleProjectTest {

  private static final Path EXAMPLE = Path.of("..", "..", "learn", "examples", "hello-tracing");
  private static final long BOUND_MINUTES = 5;

  @TempDir Path folder;

  private Path project;

  @BeforeEach
  void takeTheExampleAway() throws IOException {
    project = Files.createDirectory(folder.resolve("hello-tracing"));
    Files.copy(EXAMPLE.resolve("pom.xml"), project.resolve("pom.xml"));
    try (Stream<Path> sources = Files.walk(EXAMPLE.resolve("src"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Path copy = project.resolve(EXAMPLE.relativize(source));
        Files.createDirectories(copy.getParent());
        Files.copy(source, copy);
      }
    }
  }

  @Test
  void theExampleIsBuiltByItsOwnPomAndGreetsInATrace() throws Exception {
    try (LibraryRepository repository = LibraryRepository.create(folder.resolve("repository"))) {
      run(repository.maven("package"));
    }
    String printed = run(List.of(java(), "-cp", "target/classes:target/lib/*", "hello.Hello"));

    assertThat(printed).containsPattern("Hello you\\. Trace [0-9a-f]{32}\n");
    assertThat(project.resolve("target/lib/common-tracing-1.0.0-SNAPSHOT.jar")).exists();
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
