package dev.tracelab.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.crash.PlacementRequest.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two processes of each service on the same databases: one fails, the other continues. */
@Tag("long")
class ReplicaFailoverTest {

  private static final String AMPLE = "colombia-huila-250g";
  private static final int ORDERS_EACH = 10;

  @RegisterExtension final CrashLabExtension crash = CrashLabExtension.create();
  private SuiteReplica failing;

  @BeforeEach
  void begin() throws IOException {
    failing = crash.lab().startReplica("b", Map.of("GATEWAY_DEADLINE", "15s", "SWEEP_GRACE", "1m"));
  }

  @AfterEach
  void end() throws IOException {
    failing.close();
  }

  @Test
  void theOtherReplicaTakesOverTheOrdersOfAKilledOne() {
    crash.scenario().restartWithLongGrace();
    List<PlacementRequest> lost =
        Stream.generate(() -> PlacementRequest.of(AMPLE, 1)).limit(ORDERS_EACH - 1).toList();
    List<PlacementRequest> others =
        Stream.generate(() -> PlacementRequest.of(AMPLE, 1)).limit(ORDERS_EACH).toList();
    failing.toInventory().holdResponses("POST /reservations");
    crash.scenario().request().send(failing.address());
    lost.forEach(request -> request.send(failing.address()));
    others.forEach(request -> request.send(crash.replica().address()));
    failing.toInventory().awaitHeld(ORDERS_EACH);
    failing.kill();

    assertThat(retryAll(Stream.concat(lost.stream(), others.stream())))
        .extracting(Response::status)
        .containsOnly(201);
    assertThat(crash.scenario().request().retryUntilFinal(crash.replica().address()).status())
        .isEqualTo(201);
    crash
        .scenario()
        .ends("FULFILLED", "resume order", "confirm order", "complete order")
        .recoveredBy("resume order", "client retry")
        .lacksOnlySpansOf("gateway-service", "order-service", "inventory-service");
  }

  @Test
  void aWorkerThatSleptThroughItsLeaseConfirmsNothing() {
    crash.scenario().restartWithLongGrace();
    failing.toDatabase().holdRequests("BEGIN");
    CompletableFuture<Response> first = crash.scenario().request().send(failing.address());
    failing.toDatabase().awaitHeld();
    Response second = crash.scenario().request().retryUntilFinal(crash.replica().address());
    failing.toDatabase().release();

    assertThat(first.join()).isEqualTo(second);
    crash
        .scenario()
        .ends("FULFILLED", "confirm order", "resume order", "confirm order", "complete order")
        .recoveredBy("resume order", "client retry")
        .hasLostLease("confirm order")
        .isComplete();
  }

  @Test
  void aWorkerThatWakesUpAfterItsOrderWasGivenUpChargesNothing() {
    crash.scenario().restartWithShortGrace();
    failing.toInventory().holdResponses("POST /reservations");
    CompletableFuture<Response> first = crash.scenario().request().send(failing.address());
    failing.toInventory().awaitHeld();
    Polling.until(
        "the order is given up",
        () -> crash.lab().stateOf(crash.scenario().request()).startsWith("REJECTED"));
    failing.toInventory().release();

    assertThat(first.join().body()).contains("order-abandoned");
    assertThat(crash.lab().paymentOf(crash.scenario().request())).isEqualTo("VOIDED");
    crash
        .scenario()
        .ends("REJECTED order-abandoned", "give up order", "authorise payment", "reject order")
        .recoveredBy("give up order", "abandoned")
        .isComplete();
  }

  private List<Response> retryAll(Stream<PlacementRequest> requests) {
    List<CompletableFuture<Response>> responses = requests.map(this::retryAsync).toList();
    return responses.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<Response> retryAsync(PlacementRequest request) {
    return CompletableFuture.supplyAsync(() -> request.retryUntilFinal(crash.replica().address()));
  }
}
