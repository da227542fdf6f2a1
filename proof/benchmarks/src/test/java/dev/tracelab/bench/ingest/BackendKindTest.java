package dev.tracelab.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackendKindTest {

  @TempDir private Path folder;

  @Test
  void theNamedExecutableTakesPrecedenceOverThePath() throws IOException {
    Path named = program("my-jaeger");
    Path onPath = program("jaeger");

    assertThat(executable(Map.of("JAEGER_BINARY", named.toString(), "PATH", folder.toString())))
        .isEqualTo(named);
    assertThat(executable(Map.of("PATH", "/nowhere:" + folder))).isEqualTo(onPath);
  }

  @Test
  void anExecutableInstalledByGoIsFound() throws IOException {
    Path built = program("go/bin/jaeger");

    assertThat(executable(Map.of())).isEqualTo(built);
  }

  @Test
  void withoutAnExecutableNoneIsFound() {
    assertThat(BackendKind.executable(Map.of(), folder)).isEmpty();
  }

  private Path executable(Map<String, String> environment) {
    return BackendKind.executable(environment, folder).orElseThrow();
  }

  private Path program(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
