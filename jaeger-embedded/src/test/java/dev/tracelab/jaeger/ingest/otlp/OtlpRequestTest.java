package dev.tracelab.jaeger.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpRequestTest {

  /** The real Jaeger takes them, too, but can show the trace no more. */
  @ParameterizedTest
  @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity", "1e3, 1000"})
  void aNumberThatJsonHasNotIsShownAllTheSame(String sent, String shown) {
    assertThat(attribute("{\"doubleValue\":\"" + sent + "\"}")).isEqualTo(shown);
  }

  @Test
  void whatLiesTooDeepIsLeftOut() {
    String list = "{\"arrayValue\":{\"values\":[".repeat(100_000) + "]}}".repeat(100_000);

    assertThat(attribute(list)).startsWith("[[[").hasSizeLessThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "99999999999999999999999", "1.5", "x"})
  void aNumberThatIsNoWholeOneOf64BitsIsRefused(String number) {
    assertThatThrownBy(() -> attribute("{\"intValue\":\"" + number + "\"}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{\"resourceSpans\":1}", "{\"resourceSpans\":[1]}"})
  void whatIsNoRequestIsRefused(String text) {
    assertThatThrownBy(() -> OtlpRequest.json(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String attribute(String value) {
    String request =
        """
        {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"%s","spanId":"00000000000000aa",
          "attributes":[{"key":"a","value":%s}]}]}]}]}"""
            .formatted("4bf92f3577b34da6a3ce929d0e0e4736", value);
    return OtlpRequest.json(request.getBytes(StandardCharsets.UTF_8))
        .get(0)
        .spans()
        .get(0)
        .attributes()
        .get("a")
        .text();
  }
}
