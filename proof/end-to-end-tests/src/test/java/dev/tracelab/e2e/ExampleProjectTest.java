package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tracelab.golden.Golden;
import dev.tracelab.golden.GoldenComparison;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples build and run outside this repository, with only the installed library. */
@Tag("long")
class ExampleProjectTest {

  private static final Path EXAMPLES = AdoptPage.HOME.resolve("learn/examples");
  private static final Pattern BOUNDARY = Pattern.compile("(\\S.*\\S) +trace ([0-9a-f]{32})");
  private static final Pattern LISTENING = Pattern.compile("listens on port (\\d+)\\.");
  private static final String PRODUCTS =
      "{\"products\": [{\"sku\": \"ethiopia\", \"name\": \"Ethiopia Yirgacheffe\"}]}";
  private static final int TERMINATED = 143;

  @TempDir static Path installed;

  private static LibraryRepository repository;

  @TempDir Path folder;

  @BeforeAll
  static void installTheLibrary() throws Exception {
    repository = LibraryRepository.install(installed);
  }

  @AfterAll
  static void removeLinks() throws Exception {
    repository.close();
  }

  @Test
  void theInstallStepInstallsWhatThePageSaysAndNothingElse() throws Exception {
    assertThat(repository.ours())
        .containsExactlyInAnyOrder(
            "common-tracing",
            "common-tracing-bom",
            "golden-traces",
            "jaeger-reporter",
            "vertx-trace-lab");
  }

  @Test
  void helloTracingPassesItsTestAndServesATrace() throws Exception {
    Path project = build("hello-tracing");
    assertThat(project.resolve("target/lib/common-tracing-1.0.0-SNAPSHOT.jar")).exists();
    assertThat(
            Files.readString(project.resolve("target/surefire-reports/hello.HelloServiceTest.txt")))
        .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");

    HttpServer catalogue = catalogue();
    try (ReceivedSpans spans = new ReceivedSpans();
        StartedService hello = start(project, catalogue, spans)) {
      HttpResponse<String> response = greet(hello);
      String traceId = response.headers().firstValue("x-trace-id").orElseThrow();
      hello.terminate();

      assertThat(response.body()).isEqualTo("Hello you, try our Ethiopia Yirgacheffe.\n");
      assertThat(hello.exitStatus()).isEqualTo(TERMINATED);
      assertThat(String.join("\n", hello.output()))
          .containsPattern(
              "\\[" + traceId + "/[0-9a-f]{16}] HelloService - ethiopia is recommended")
          .contains("Stopped: SpanCounts[reported=3, dropped=0, queued=0].");
      GoldenComparison trace = spans.compare(traceId, golden(project));
      assertThat(trace.matches()).as(trace.report()).isTrue();
    } finally {
      catalogue.stop(0);
    }
  }

  @Test
  void handOverHasOneTraceAcrossAllBoundaries() throws Exception {
    Path project = build("hand-over");
    String printed = Command.in(project).run(java("handover.HandOver"));

    List<MatchResult> boundaries = BOUNDARY.matcher(printed).results().toList();
    assertThat(boundaries.stream().map(boundary -> boundary.group(1)).distinct())
        .containsExactlyInAnyOrder(
            "WebSocket, server", "WebSocket, client", "event bus", "thread pool", "periodic timer");
    assertThat(boundaries.stream().map(boundary -> boundary.group(2)).distinct()).hasSize(1);
    assertThat(printed).contains("What is a span? A named, timed piece of work.");
  }

  private Path build(String example) throws Exception {
    Path project = folder.resolve(example);
    LibraryRepository.copy(EXAMPLES.resolve(example), project);
    repository.maven(project, List.of("-B", "-q", "package"));
    return project;
  }

  private static List<String> java(String mainClass) {
    return List.of(Command.java(), "-cp", "target/classes:target/lib/*", mainClass);
  }

  private static HttpServer catalogue() throws IOException {
    HttpServer catalogue = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    catalogue.createContext(
        "/api/products",
        exchange -> {
          byte[] body = PRODUCTS.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    catalogue.start();
    return catalogue;
  }

  private static StartedService start(Path project, HttpServer catalogue, ReceivedSpans spans)
      throws IOException {
    String classes = project.resolve("target/classes") + ":" + project.resolve("target/lib/*");
    return StartedService.start(
        List.of(Command.java(), "-cp", classes, "hello.Main"),
        Map.of(
            "CATALOGUE_URL",
            "http://127.0.0.1:" + catalogue.getAddress().getPort(),
            "JAEGER_ENDPOINT",
            spans.endpoint()));
  }

  private static HttpResponse<String> greet(StartedService hello) throws Exception {
    hello.awaitLine("listens on port");
    Matcher port = LISTENING.matcher(String.join("\n", hello.output()));
    assertThat(port.find()).isTrue();
    URI greeting = URI.create("http://127.0.0.1:" + port.group(1) + "/hello/you");
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(greeting).build(), BodyHandlers.ofString());
  }

  private static Golden golden(Path project) throws IOException {
    return Golden.parse(Files.readString(project.resolve("src/test/resources/hello/hello.golden")));
  }
}
