package dev.tracelab.jaeger.contract;

import static dev.tracelab.jaeger.Batches.START;
import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls between services, counted in the stored traces. */
@TestInstance(Lifecycle.PER_CLASS)
final class DependenciesContractTest {

  private static final long MINUTE_MICROS = 60_000_000;

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final String gateway = UniqueIds.service("gateway");
  private final String orders = UniqueIds.service("orders");
  private final String stock = UniqueIds.service("stock");

  /** Twice gateway to orders and once orders to stock; a minute later gateway to stock. */
  @BeforeAll
  void send() {
    long first = UniqueIds.trace();
    long later = UniqueIds.trace();
    BACKEND
        .sender()
        .batches(
            batch(orders, span(first, 2, 1, "POST"), span(first, 3, 1, "GET")),
            batch(gateway, span(first, 1, 0, "POST /api")),
            batch(orders, span(first, 4, 2, "quote"), span(first, 5, 99, "orphan")),
            batch(stock, span(first, 6, 4, "POST /quotes")),
            batch(gateway, span(later, 1, 0, "GET /api").setStartTime(START + MINUTE_MICROS)),
            batch(stock, span(later, 2, 1, "GET").setStartTime(START + MINUTE_MICROS)));
    BACKEND.client().trace(UniqueIds.hex(first), 6);
    BACKEND.client().trace(UniqueIds.hex(later), 2);
  }

  @Test
  void callsAreCountedByCallerAndCallee() {
    assertThat(calls(START - 1_000, START + 10 * MINUTE_MICROS))
        .containsExactlyInAnyOrder(
            gateway + " > " + orders + " 2",
            orders + " > " + orders + " 1",
            orders + " > " + stock + " 1",
            gateway + " > " + stock + " 1");
  }

  @Test
  void onlyTracesWithinTheTimesAreCounted() {
    assertThat(calls(START + 1_000, START + 10 * MINUTE_MICROS))
        .containsExactly(gateway + " > " + stock + " 1");
    assertThat(calls(START - 1_000, START + MINUTE_MICROS))
        .hasSize(3)
        .doesNotContain(gateway + " > " + stock + " 1");
    assertThat(calls(START, START + 1_000)).isEmpty();
  }

  @Test
  void aServiceHasOnlyItsOwnCalls() {
    String time = time(START - 1_000, START + 10 * MINUTE_MICROS);

    assertThat(counted("/api/dependencies?" + time + "&service=" + stock))
        .containsExactlyInAnyOrder(orders + " > " + stock + " 1", gateway + " > " + stock + " 1");
    assertThat(counted("/api/dependencies?" + time + "&service=nobody")).isEmpty();
  }

  @Test
  void withoutTimesTheLastDayCounts() {
    long trace = UniqueIds.trace();
    long now = System.currentTimeMillis() * 1_000 - 10 * MINUTE_MICROS;
    String caller = UniqueIds.service("caller");
    String callee = UniqueIds.service("callee");
    BACKEND
        .sender()
        .batches(
            batch(caller, span(trace, 1, 0, "GET").setStartTime(now)),
            batch(callee, span(trace, 2, 1, "GET").setStartTime(now)));
    BACKEND.client().trace(UniqueIds.hex(trace), 2);

    assertThat(counted("/api/dependencies"))
        .contains(caller + " > " + callee + " 1")
        .doesNotContain(gateway + " > " + stock + " 1");
  }

  private List<String> calls(long fromMicros, long toMicros) {
    return counted("/api/dependencies?" + time(fromMicros, toMicros)).stream()
        .filter(call -> call.contains(gateway) || call.contains(orders))
        .toList();
  }

  private static String time(long fromMicros, long toMicros) {
    return "endTs=%d&lookback=%d".formatted(toMicros / 1_000, (toMicros - fromMicros) / 1_000);
  }

  private static List<String> counted(String path) {
    JsonObject response = BACKEND.client().json(path);
    return QueryClient.each(response.getJsonArray("data"))
        .map(
            call ->
                call.getString("parent")
                    + " > "
                    + call.getString("child")
                    + " "
                    + call.getInteger("callCount"))
        .toList();
  }
}
