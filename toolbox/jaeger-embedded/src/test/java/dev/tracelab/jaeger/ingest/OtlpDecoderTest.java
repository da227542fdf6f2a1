package dev.tracelab.jaeger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracelab.jaeger.model.StoredSpan;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpDecoderTest {

  /** The real Jaeger accepts them as well, but can no longer return the trace. */
  @ParameterizedTest
  @CsvSource({"NaN, NaN", "Infinity, Infinity", "-Infinity, -Infinity", "1e3, 1000"})
  void aNumberThatJsonLacksIsReturnedAsText(String sent, String shown) throws MalformedBatch {
    assertThat(attribute("{\"doubleValue\":\"" + sent + "\"}")).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'stringValue':'x','intValue':1} | 1",
        "{'arrayValue':null} | []",
        "{'kvlist_value':null} | {}",
        "{'arrayValue':{'values':[null]}} | [null]"
      },
      quoteCharacter = '"')
  void theLastOfSeveralValuesCountsAndNullListsAreEmpty(String value, String shown)
      throws MalformedBatch {
    assertThat(attribute(value.replace('\'', '"'))).isEqualTo(shown);
  }

  @Test
  void aSpanWithoutANameGetsJaegersName() throws MalformedBatch {
    assertThat(span("\"events\":[null],\"links\":[{}]").operation()).isEqualTo("empty-span-name");
    assertThat(span("\"events\":[null],\"links\":[{}]").events()).hasSize(1);
    assertThat(span("\"events\":[null],\"links\":[{}]").links()).isEmpty();
  }

  @Test
  void valuesNestedTooDeepAreOmitted() throws MalformedBatch {
    String list = "{\"arrayValue\":{\"values\":[".repeat(100_000) + "]}}".repeat(100_000);

    assertThat(attribute(list)).startsWith("[[[").hasSizeLessThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e-999999999", "99999999999999999999999", "1.5", "x"})
  void aNumberThatIsNotA64BitIntegerIsRefused(String number) throws MalformedBatch {
    assertThatThrownBy(() -> attribute("{\"intValue\":\"" + number + "\"}"))
        .isInstanceOf(MalformedBatch.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{\"resourceSpans\":1}", "{\"resourceSpans\":[1]}"})
  void aTextThatIsNotARequestIsRefused(String text) throws MalformedBatch {
    assertThatThrownBy(() -> OtlpDecoder.json(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedBatch.class);
  }

  private static String attribute(String value) throws MalformedBatch {
    return span("\"attributes\":[{\"key\":\"a\",\"value\":%s}]".formatted(value))
        .attributes()
        .get("a")
        .text();
  }

  private static StoredSpan span(String members) throws MalformedBatch {
    String request =
        """
        {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"%s","spanId":"00000000000000aa",
          %s}]}]}]}"""
            .formatted("4bf92f3577b34da6a3ce929d0e0e4736", members);
    return OtlpDecoder.json(request.getBytes(StandardCharsets.UTF_8)).get(0).spans().get(0);
  }
}
