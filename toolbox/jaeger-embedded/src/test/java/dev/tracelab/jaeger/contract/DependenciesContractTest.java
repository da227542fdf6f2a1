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

/** Which service called which, counted in the traces that are kept. */
@TestInstance(Lifecycle.PER_CLASS)
final class DependenciesContractTest {

  private static final long MINUTE_MICROS = 60_000_000;

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final String gateway = Fresh.service("gateway");
  private final String orders = Fresh.service("orders");
  private final String stock = Fresh.service("stock");

  /** Twice gateway to orders and once orders to stock; a minute later gateway to stock. */
  @BeforeAll
  void send() {
    long first = Fresh.trace();
    long later = Fresh.trace();
    BACKEND
        .sending()
        .batches(
            batch(orders, span(first, 2, 1, "POST"), span(first, 3, 1, "GET")),
            batch(gateway, span(first, 1, 0, "POST /api")),
            batch(orders, span(first, 4, 2, "quote"), span(first, 5, 99, "orphan")),
            batch(stock, span(first, 6, 4, "POST /quotes")),
            batch(gateway, span(later, 1, 0, "GET /api").setStartTime(START + MINUTE_MICROS)),
            batch(stock, span(later, 2, 1, "GET").setStartTime(START + MINUTE_MICROS)));
    BACKEND.asking().trace(Fresh.hex(first), 6);
    BACKEND.asking().trace(Fresh.hex(later), 2);
  }

  @Test
  void callsAreCountedByCallerAndCalled() {
    assertThat(calls(START - 1_000, START + 10 * MINUTE_MICROS))
        .containsExactlyInAnyOrder(
            gateway + " > " + orders + " 2",
            orders + " > " + orders + " 1",
            orders + " > " + stock + " 1",
            gateway + " > " + stock + " 1");
  }

  @Test
  void onlyTracesThatBeganAndEndedInTheTimeAreCounted() {
    assertThat(calls(START + 1_000, START + 10 * MINUTE_MICROS))
        .containsExactly(gateway + " > " + stock + " 1");
    assertThat(calls(START - 1_000, START + MINUTE_MICROS))
        .hasSize(3)
        .doesNotContain(gateway + " > " + stock + " 1");
    assertThat(calls(START, START + 1_000)).isEmpty();
  }

  @Test
  void aServiceHasItsOwnCallsOnly() {
    String time = time(START - 1_000, START + 10 * MINUTE_MICROS);

    assertThat(counted("/api/dependencies?" + time + "&service=" + stock))
        .containsExactlyInAnyOrder(orders + " > " + stock + " 1", gateway + " > " + stock + " 1");
    assertThat(counted("/api/dependencies?" + time + "&service=nobody")).isEmpty();
  }

  @Test
  void withoutTimesItIsTheLastDay() {
    long trace = Fresh.trace();
    long now = System.currentTimeMillis() * 1_000 - 10 * MINUTE_MICROS;
    String asks = Fresh.service("asks");
    String answers = Fresh.service("answers");
    BACKEND
        .sending()
        .batches(
            batch(asks, span(trace, 1, 0, "GET").setStartTime(now)),
            batch(answers, span(trace, 2, 1, "GET").setStartTime(now)));
    BACKEND.asking().trace(Fresh.hex(trace), 2);

    assertThat(counted("/api/dependencies"))
        .contains(asks + " > " + answers + " 1")
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

  private static List<String> counted(String question) {
    JsonObject answer = BACKEND.asking().json(question);
    return Asking.each(answer.getJsonArray("data"))
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
