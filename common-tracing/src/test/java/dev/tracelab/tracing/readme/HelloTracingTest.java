package dev.tracelab.tracing.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example outside the reactor compiles and runs with the current library. */
class HelloTracingTest {

  private static final Path SOURCE =
      Path.of("../learn/examples/hello-tracing/src/main/java/hello/Hello.java");

  @TempDir Path directory;

  @Test
  void theExampleRespondsInATrace() throws Exception {
    compile();

    assertThat(run()).containsPattern("Hello you\\. Trace [0-9a-f]{32}\n").contains("SpanCounts[");
  }

  private void compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int problems =
        compiler.run(
            null, null, null, "-d", directory.toString(), "-cp", classPath(), SOURCE.toString());
    assertThat(problems).isZero();
  }

  private String run() throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                directory + File.pathSeparator + classPath(),
                "hello.Hello")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }

  /** Surefire passes the class path in the manifest of a jar. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
