package dev.tracelab.kit.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two servers at two addresses of this machine, which have one name. */
@Timeout(90)
class ReplicasTest {

  private static final String ONE = "127.0.0.1";
  private static final String OTHER = "127.0.0.2";
  private static final int CALLS = 32;

  // Both servers' handlers run on one event loop, and so do all lookups.
  private final Vertx servers = Vertx.vertx(onOneEventLoop());
  private final NameServer names = NameServer.start(servers, List.of(ONE, OTHER));
  private final Tracing tracing = Tracing.reportingTo("cup-client", new InMemoryReporter());
  private final Vertx vertx =
      Vertx.builder()
          .with(RoundRobinDns.enable(askingOnly(names)))
          .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of())))
          .build();
  private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
  private final HttpServer one = serve(ONE, 0);
  private final HttpServer other = serve(OTHER, one.actualPort());

  @AfterEach
  void close() {
    vertx.close().await();
    servers.close().await();
    tracing.close(Duration.ofSeconds(1));
  }

  @Test
  void callsAtTheSameTimeAreSharedByReplicas() {
    ServiceClient client = client(Duration.ofMinutes(1));

    assertThat(heldTogether(client)).contains(ONE, OTHER);
  }

  @Test
  void oneCallAfterAnotherGetsToEachReplicaInTime() {
    ServiceClient client = client(Duration.ofMillis(1));

    callUntilServedBy(client, ONE);
    callUntilServedBy(client, OTHER);
    callUntilServedBy(client, ONE);
  }

  @Test
  void aReplicaThatHasGoneIsLeftAlone() {
    ServiceClient client = client(Duration.ofMinutes(1));
    assertThat(ask(client, "/cups").await()).isIn(ONE, OTHER);

    other.close().await();
    names.nowAnswer(List.of(ONE));
    awaitNewNames();

    assertThat(heldTogether(client)).containsOnly(ONE);
  }

  /** As many calls as there are connections for them, all under way before one is answered. */
  private List<String> heldTogether(ServiceClient client) {
    List<Future<String>> answers =
        Stream.generate(() -> ask(client, "/held")).limit(CALLS).toList();
    return Future.all(answers).await().<String>list();
  }

  private void callUntilServedBy(ServiceClient client, String address) {
    while (!ask(client, "/cups").await().equals(address)) {
      vertx.timer(20).await();
    }
  }

  /** A lookup is good for a second; that one has passed shows in whom new clients reach. */
  private void awaitNewNames() {
    int inRow = 0;
    while (inRow < CALLS) {
      ServiceClient fresh = client(Duration.ofMinutes(1));
      inRow = ask(fresh, "/cups").map(ONE::equals).otherwise(false).await() ? inRow + 1 : 0;
      fresh.close().await();
    }
  }

  private static Future<String> ask(ServiceClient client, String path) {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30));
    return client.call(ServiceCall.get(path), deadline, 1).map(answer -> answer.bodyAsString());
  }

  private HttpServer serve(String address, int port) {
    return servers.createHttpServer().requestHandler(this::handle).listen(port, address).await();
  }

  private void handle(HttpServerRequest request) {
    if (!request.path().equals("/held")) {
      answer(request);
      return;
    }
    held.add(request);
    if (held.size() == CALLS) {
      held.forEach(ReplicasTest::answer);
    }
  }

  private static void answer(HttpServerRequest request) {
    request.response().end(request.localAddress().hostAddress());
  }

  private ServiceClient client(Duration connectionLife) {
    return new ServiceClient(
        vertx,
        new ClientTracing(new Traced(vertx, tracing.tracer())),
        new SimpleMeterRegistry(),
        "cup-service",
        URI.create("http://cup-service.test:" + one.actualPort()),
        connectionLife);
  }

  private static VertxOptions onOneEventLoop() {
    return new VertxOptions().setEventLoopPoolSize(1);
  }

  private static VertxOptions askingOnly(NameServer names) {
    return onOneEventLoop()
        .setAddressResolverOptions(
            new AddressResolverOptions().setServers(List.of(names.address())).setNdots(1));
  }
}
