package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sends a hundred thousand fuzzed requests over HTTP/1.1 and HTTP/2, many on one connection, to all
 * three services. {@code -Dfuzz.seed} repeats a run, {@code -Dfuzz.requests} sets the number.
 */
@Tag("long")
@Timeout(900)
class RequestFuzzTest {

  private static final List<String> SERVICES =
      List.of("gateway-service", "order-service", "inventory-service");
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 100_000);
  private static final int CONNECTIONS = 6;
  private static final int CONCURRENT = 32;
  private static final long MAX_GROWTH_BYTES = 24L << 20;

  private static LabProcess lab;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> logLengths = new HashMap<>();

  @BeforeAll
  static void up() throws Exception {
    System.out.println("RequestFuzzer: -Dfuzz.seed=" + SEED);
    lab = LabProcess.up();
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  @Test
  void fuzzedRequestsCauseNoFailureNoNewNamesAndNoLeak() throws Exception {
    send(REQUESTS / 5, 0);
    Map<String, Long> before = live();
    for (String service : SERVICES) {
      logLengths.put(service, lab.log(service).length());
    }

    send(REQUESTS - REQUESTS / 5, 1_000);

    assertThat(failures).as("-Dfuzz.seed=" + SEED).isEmpty();
    for (String service : SERVICES) {
      assertNoNames(service);
      assertThat(live().get(service))
          .as("heap of " + service)
          .isLessThan(before.get(service) + MAX_GROWTH_BYTES);
    }
  }

  private void send(int requests, int offset) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
    for (int i = 0; i < CONNECTIONS; i++) {
      int number = i;
      threads.execute(() -> sendHttp1(number, requests * 7 / 10 / CONNECTIONS, offset));
    }
    Vertx vertx = Vertx.vertx();
    for (int i = 0; i < SERVICES.size(); i++) {
      sendHttp2(vertx, i, requests * 3 / 10 / SERVICES.size(), offset);
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(800, TimeUnit.SECONDS)).isTrue();
    vertx.close().await(60, TimeUnit.SECONDS);
  }

  private void sendHttp1(int number, int requests, int offset) {
    String service = SERVICES.get(number % SERVICES.size());
    RequestFuzzer fuzzer = new RequestFuzzer(SEED + offset + number);
    try (KeptConnection connection = new KeptConnection(lab.address(service))) {
      for (int i = 0; i < requests; i++) {
        RequestFuzzer.Request request = fuzzer.next();
        check(service, request, connection.send(request));
      }
    } catch (Exception e) {
      failures.add(service + ": " + e);
    }
  }

  /** Sends several requests at once on one connection; none may affect another. */
  private void sendHttp2(Vertx vertx, int number, int requests, int offset) throws Exception {
    String service = SERVICES.get(number);
    RequestFuzzer fuzzer = new RequestFuzzer(SEED + offset + 100 + number);
    HttpClient client = client(vertx, lab.address(service));
    for (int sent = 0; sent < requests; sent += CONCURRENT) {
      List<Future<?>> responses = new ArrayList<>();
      for (int i = 0; i < CONCURRENT; i++) {
        responses.add(sendHttp2(client, service, fuzzer.next()));
      }
      Future.join(responses).await(60, TimeUnit.SECONDS);
    }
  }

  private Future<?> sendHttp2(HttpClient client, String service, RequestFuzzer.Request request) {
    if (request.method().equals("CONNECT")) {
      return Future.succeededFuture();
    }
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method()))
            .setURI(request.target());
    request.headers().stream()
        .map(header -> header.split(": *", 2))
        .filter(pair -> pair.length == 2 && pair[1].chars().allMatch(c -> c > 31 && c < 127))
        .filter(pair -> !pair[0].equals("Host") && !pair[0].equals("Upgrade"))
        .forEach(pair -> options.addHeader(pair[0].toLowerCase(Locale.ROOT), pair[1]));
    return client
        .request(options)
        .compose(call -> call.send(Buffer.buffer(request.body())))
        .compose(response -> response.end().map(response))
        .map(HttpClientResponse::statusCode)
        .otherwise(0)
        .onSuccess(status -> check(service, request, status));
  }

  private static HttpClient client(Vertx vertx, URI server) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setHttp2ClearTextUpgrade(false)
            .setDefaultHost(server.getHost())
            .setDefaultPort(server.getPort()),
        new PoolOptions().setHttp2MaxSize(1));
  }

  private void check(String service, RequestFuzzer.Request request, int status) {
    boolean isOurFailure = status >= 500 && status != 503 && status != 504;
    if (isOurFailure || (request.isFine() && status != 200 && status != 503)) {
      failures.add(service + " responded with " + status + " to " + request);
    }
  }

  private void assertNoNames(String service) throws Exception {
    String since = lab.log(service).substring(logLengths.get(service));
    assertThat(since.lines().filter(line -> line.contains(" ERROR ") || isFuzzed(line)))
        .as("log of " + service)
        .isEmpty();
    String metrics = get(lab.health(service).resolve("/metrics"));
    assertThat(metrics.lines().filter(RequestFuzzTest::isFuzzed)).as("metrics").isEmpty();
    JsonNode operations =
        new ObjectMapper()
            .readTree(get(lab.address("jaeger").resolve("/api/v3/operations?service=" + service)));
    assertThat(operations.path("operations"))
        .isNotEmpty()
        .hasSizeLessThan(100)
        .noneMatch(operation -> isFuzzed(operation.toString()));
  }

  private static boolean isFuzzed(String text) {
    return text.toLowerCase(Locale.ROOT).contains(RequestFuzzer.MARK);
  }

  private static Map<String, Long> live() {
    Map<String, Long> live = new HashMap<>();
    SERVICES.forEach(
        service -> live.put(service, ServiceMemory.of(lab.process(service)).liveBytes()));
    return live;
  }

  private static String get(URI address) throws Exception {
    return java.net.http.HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
        .body();
  }
}
