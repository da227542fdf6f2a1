package dev.tracelab.jaeger;

import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.span;
import static dev.tracelab.jaeger.Batches.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Span;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The program with a heap of 64 MB, 16 MB of it for traces, receives 200 MB. */
@Timeout(120)
final class SmallHeapTest {

  private static final Pattern ADDRESSES =
      Pattern.compile("(http://[^/]+)/search \\(Thrift over HTTP on (\\d+)");
  private static final String EVER =
      "query.startTimeMin=2000-01-01T00:00:00Z&query.startTimeMax=2100-01-01T00:00:00Z"
          + "&query.searchDepth=10000";
  private static final int BATCHES = 400;
  private static final int HUGE = 200;
  private static final int SPANS = 500;

  private final HttpClient client = HttpClient.newHttpClient();
  private Process process;
  private Matcher addresses;

  @BeforeEach
  void startProgram() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tracelab.jaeger.Main")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    for (String port : List.of("QUERY_PORT", "COLLECTOR_PORT", "COMPACT_PORT", "BINARY_PORT")) {
      builder.environment().put(port, "0");
    }
    builder.environment().put("MAX_BYTES", Integer.toString(16 * 1024 * 1024));
    process = builder.start();
    addresses = ADDRESSES.matcher(firstLine(process.inputReader()));
    assertThat(addresses.find()).isTrue();
  }

  @AfterEach
  void stopProgram() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void manyTracesAndOneHugeTraceDoNotFillTheHeap() throws Exception {
    for (int i = 0; i < BATCHES; i++) {
      assertThat(post(batchOf(Math.min(i, HUGE)))).isEqualTo(202);
    }
    assertThat(trace(HUGE - 1)).endsWith("\"errors\":null}");
    assertThat(trace(HUGE).contains("spans are missing")).isTrue();
    assertThat(get("/api/v3/traces?" + EVER)).endsWith("}");
    assertThat(get("/api/v3/trace-summaries?" + EVER)).contains("\"rootServiceName\":\"shop\"");
    assertThat(process.isAlive()).isTrue();
  }

  private String trace(int id) throws Exception {
    return get("/api/traces/" + Integer.toHexString(id));
  }

  private static Batch batchOf(int trace) {
    return batch(
        "shop",
        IntStream.range(0, SPANS)
            .mapToObj(
                i ->
                    span(trace, i + 1, 0, "operation")
                        .setTags(List.of(tag("text", "x".repeat(900)))))
            .toArray(Span[]::new));
  }

  private int post(Batch batch) throws Exception {
    URI collector = URI.create("http://127.0.0.1:" + addresses.group(2) + "/api/traces");
    HttpRequest request =
        HttpRequest.newBuilder(collector)
            .header("content-type", "application/x-thrift")
            .POST(BodyPublishers.ofByteArray(Batches.binary(batch)))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private String get(String path) throws Exception {
    URI address = URI.create(addresses.group(1) + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  private static String firstLine(BufferedReader output) throws IOException {
    String line = output.readLine();
    while (line != null && !line.startsWith("Embedded Jaeger")) {
      line = output.readLine();
    }
    return String.valueOf(line);
  }
}
