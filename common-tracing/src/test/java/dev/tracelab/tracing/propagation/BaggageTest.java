package dev.tracelab.tracing.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.propagation.Format;
import io.opentracing.propagation.TextMapAdapter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaggageTest {

  private final Exchange service = Exchange.in("jaeger,w3c");

  @AfterEach
  void close() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uberctx-Tenant | a%20b+c%2B | tenant | a b c+",
        "baggage-tenant | a | tenant | a",
        "jaeger-baggage | tenant=a, zone=7 | zone | 7",
        "baggage | userId = Am%C3%A9lie ; secret=no , zone=7 | userId | Amélie",
        "baggage | zone=1+1 | zone | 1+1"
      })
  void eachBaggageFormatIsRead(String header, String value, String key, String item) {
    assertThat(service.receive(header, value).getBaggageItem(key)).isEqualTo(item);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uberctx- | x",
        "uberctx-a b | x",
        "uberctx-tenant | %zz",
        "uberctx-tenant | %0Aforged",
        "uberctx-tenant | a,b",
        "uberctx-tenant | ä",
        "baggage | a b=c",
        "baggage | a",
        "baggage | =",
        "baggage | a=%",
        "jaeger-baggage | a"
      })
  void malformedBaggageIsIgnored(String header, String value) {
    assertThat(service.extract(Exchange.pairs(header, value))).isNull();
  }

  @Test
  void aRepeatedItemIsIgnoredBecauseItIsAmbiguous() {
    assertThat(service.extract(Exchange.pairs("uberctx-a", "1", "Uberctx-A", "2"))).isNull();
  }

  @Test
  void theListCanSpanSeveralHeaders() {
    assertThat(itemsOf(service.receive("baggage", "a=1", "baggage", "b=2")))
        .isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void keysKeepTheirCaseAlthoughHeaderNamesDoNot() {
    JaegerSpan first = service.receive("baggage", "userId=7");
    List<Map.Entry<String, String>> sent =
        service.forward(first).entrySet().stream()
            .map(header -> Map.entry(header.getKey().toLowerCase(), header.getValue()))
            .toList();

    assertThat(itemsOf(service.receive(sent))).isEqualTo(Map.of("userId", "7"));
  }

  @Test
  void baggageIsReadWithoutATrace() {
    JaegerSpan span = service.receive("uberctx-tenant", "a");

    assertThat(span.context().getParentId()).isZero();
    assertThat(span.getReferences()).isEmpty();
    assertThat(span.getBaggageItem("tenant")).isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jaeger", "w3c", "b3", "b3multi", "jaeger,w3c,b3,b3multi"})
  void aContextWithOnlyBaggageIsForwardedWithoutZeroIds(String formats) {
    try (Exchange each = Exchange.in(formats)) {
      Map<String, String> sent = new HashMap<>();
      each.tracer.inject(
          each.extract(Exchange.pairs("baggage", "tenant=a")),
          Format.Builtin.HTTP_HEADERS,
          new TextMapAdapter(sent));

      assertThat(sent).isNotEmpty().allSatisfy((name, value) -> assertThat(value).contains("a"));
      assertThat(sent.toString()).doesNotContain("0000");
    }
  }

  @Test
  void theNumberAndSizeOfItemsAreBounded() {
    assertThat(itemsOf(service.receive("baggage", list(200, 1)))).hasSize(64);
    assertThat(itemsOf(service.receive("baggage", list(40, 200)))).hasSizeBetween(8, 10);
    assertThat(itemsOf(service.receive("baggage", list(1, 257)))).isEmpty();
    assertThat(service.forward("baggage", list(40, 200)).get("baggage")).hasSizeLessThan(2200);
  }

  @Test
  void onlyAllowedKeysAreAccepted() {
    TrustBoundary trust = new TrustBoundary(TrustBoundary.Policy.CONTINUE, false, Set.of("tenant"));
    try (Exchange gateway = Exchange.trusting("jaeger,w3c", trust)) {
      assertThat(itemsOf(gateway.receive("uberctx-tenant", "a", "baggage", "zone=7")))
          .isEqualTo(Map.of("tenant", "a"));
    }
  }

  @Test
  void aKeyThatIsInvalidInAHeaderIsNotSent() {
    JaegerSpan span = service.receive();
    span.setBaggageItem("a b", "x");
    span.setBaggageItem("c", "line\nbreak");

    assertThat(service.forward(span)).containsOnlyKeys("uber-trace-id", "traceparent");
  }

  private static String list(int count, int size) {
    return IntStream.range(0, count)
        .mapToObj(number -> "k" + number + "=" + "v".repeat(size))
        .collect(Collectors.joining(","));
  }

  private static Map<String, String> itemsOf(JaegerSpan span) {
    Map<String, String> items = new HashMap<>();
    span.context().baggageItems().forEach(item -> items.put(item.getKey(), item.getValue()));
    return items;
  }
}
