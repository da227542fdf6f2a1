package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.golden.Golden;
import dev.tracelab.golden.GoldenComparison;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that docs/adopt.md tells to copy need nothing else of the library. */
class CopiedFilesTest {

  /** vertx-core, vertx-opentracing and jaeger-client, with what these bring along. */
  private static final Pattern NEEDED =
      Pattern.compile(
          ".*/(io/vertx/vertx-(core|core-logging|opentracing)|io/netty|com/fasterxml/jackson|io/jaegertracing"
              + "|io/opentracing|org/apache/thrift|com/google/code/gson|org/slf4j)/.*");

  private static final Pattern OPTIONAL =
      Pattern.compile(".*/(ch/qos/logback|io/vertx/vertx-sql-client)/.*");

  private static final Golden ORDER =
      Golden.parse(
          """
          place order          order-service  internal
            GET                order-service  client
              GET /orders      order-service  server
                quote          order-service  internal
                  GET          order-service  client
                    GET        order-service  server
                check credit   order-service  internal
                  GET          order-service  client
                    GET        order-service  server
          """);

  @TempDir Path folder;

  private Path source;
  private Path classes;

  @BeforeEach
  void copyTheTen() throws Exception {
    source = folder.resolve("order-service/src/main/java/com/example");
    classes = folder.resolve("classes");
    copy(AdoptPage.copies().subList(0, 1));
  }

  @Test
  void theTableListsTheTenThatAreCopied() throws Exception {
    assertThat(AdoptPage.copied()).hasSize(10).containsExactlyInAnyOrderElementsOf(files());
  }

  @Test
  void theTenTraceAnOrderWithParallelCalls() throws Exception {
    try (InputStream program = getClass().getResourceAsStream("CopiedService.java")) {
      Files.copy(program, source.resolve("CopiedService.java"));
    }
    compile(classPath(NEEDED));

    try (ReceivedSpans spans = new ReceivedSpans()) {
      GoldenComparison trace = spans.compare(order(spans), ORDER);
      assertThat(trace.matches()).as(trace.report()).isTrue();
    }
  }

  @Test
  void theOthersOnThePageNeedOnlyTheTen() throws Exception {
    copy(AdoptPage.copies());
    assertThat(files()).hasSizeGreaterThan(10);

    compile(classPath(NEEDED) + File.pathSeparator + classPath(OPTIONAL));
  }

  /** Runs commands of the page in the root of this repository, with a folder of this test. */
  private void copy(List<String> commands) throws Exception {
    String script =
        String.join("\n", commands).replace("../order-service", folder + "/order-service");
    Command.in(AdoptPage.HOME).run(List.of("sh", "-euc", script));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(source)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> source.relativize(file).toString().replace(".java", ""))
          .toList();
    }
  }

  private void compile(String classPath) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp", classPath));
    files().forEach(file -> arguments.add(source.resolve(file + ".java").toString()));
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, arguments.toArray(String[]::new)))
        .isZero();
  }

  /** Runs the program, and returns the id of the trace. */
  private String order(ReceivedSpans spans) throws Exception {
    Map<String, String> settings =
        Map.of(
            "JAEGER_SAMPLER_TYPE", "const",
            "JAEGER_SAMPLER_PARAM", "1",
            "JAEGER_AGENT_HOST", "127.0.0.1",
            "JAEGER_AGENT_PORT", spans.agentPort());
    String classPath = classes + File.pathSeparator + classPath(NEEDED);
    String printed =
        new Command(folder, settings)
            .run(List.of(Command.java(), "-cp", classPath, "com.example.CopiedService"));
    return printed.lines().reduce((first, last) -> last).orElseThrow();
  }

  /** Surefire passes the class path in the manifest of a jar, and names it in a property. */
  private static String classPath(Pattern jars) {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(all.split(File.pathSeparator))
        .filter(jar -> jars.matcher(jar).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
