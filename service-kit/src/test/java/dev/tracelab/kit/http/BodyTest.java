package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.cups.CupClient;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bodies an API takes. */
class BodyTest {

  @RegisterExtension static final CupClient CUPS = CupClient.create();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a","quantity":0}]}
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a","quantity":"1"}]}
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a","quantity":1.5}]}
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a","quantity":1e400}]}
          items[0].quantity | {"customerId":"c-1","items":[{"sku":"a"}]}
          items[1].sku      | {"customerId":"c-1","items":[{"sku":"a","quantity":1},{"sku":"A","quantity":1}]}
          items[0].colour   | {"customerId":"c-1","items":[{"sku":"a","quantity":1,"colour":1}]}
          items[0]          | {"customerId":"c-1","items":[1]}
          items             | {"customerId":"c-1","items":[]}
          items             | {"customerId":"c-1","items":{}}
          customerId        | {"items":[{"sku":"a","quantity":1}]}
          customerId        | {"customerId":null,"items":[{"sku":"a","quantity":1}]}
          customerId        | {"customerId":"c-1\\u0000","items":[{"sku":"a","quantity":1}]}
          items[0].sku      | {"customerId":"c-1","items":[{"sku":"a\\n","quantity":1}]}
          note              | {"customerId":"c-1","items":[{"sku":"a","quantity":1}],"note":1}
          """)
  void aBodyThatBreaksTheContractIsRefusedWithTheNameOfTheField(String field, String body) {
    JsonObject problem = CupClient.problem(CUPS.place(body), 400, "invalid-request");

    assertThat(problem.getString("field")).isEqualTo(field);
    assertThat(problem.getString("detail")).startsWith(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} x", "[]", "1", "null", "\"x\"", "NaN"})
  void aBodyThatIsNoObjectIsRefused(String body) {
    CupClient.problem(CUPS.place(body), 400, "invalid-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "22ff22", "7b22c328223a317d"})
  void bytesThatAreNoTextAreRefused(String hex) {
    HttpRequest<Buffer> request = CUPS.placing().putHeader("content-type", "application/json");

    CupClient.problem(
        request.sendBuffer(Buffer.buffer(HexFormat.of().parseHex(hex))).await(),
        400,
        "invalid-request");
  }

  @Test
  void aDeeplyNestedBodyIsRefused() {
    CupClient.problem(CUPS.place("[".repeat(30_000)), 400, "invalid-request");
  }

  @Test
  void aLongNameOfAnUnknownFieldIsNotEchoedInFull() {
    HttpResponse<Buffer> response = CUPS.place("{\"" + "x".repeat(10_000) + "\":1}");

    assertThat(CupClient.problem(response, 400, "invalid-request").encode()).hasSizeLessThan(1_000);
  }

  @Test
  void aBodyOverTheLimitIsRefused() {
    CupClient.problem(CUPS.place(" ".repeat(64 * 1024 + 1)), 413, "body-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/jsonx",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        ";;;",
        "none"
      })
  void aBodyOfAnotherMediaTypeIsRefusedAndTheRightOneNamed(String contentType) {
    HttpRequest<Buffer> request = CUPS.placing();
    if (!"none".equals(contentType)) {
      request.putHeader("content-type", contentType);
    }
    HttpResponse<Buffer> response = request.sendBuffer(Buffer.buffer(CupClient.ONE_CUP)).await();

    CupClient.problem(response, 415, "unsupported-media-type");
    assertThat(response.getHeader("accept")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "APPLICATION/JSON",
        "Application/Json; charset=UTF-8",
      })
  void theRightMediaTypeIsTakenInAnyCase(String contentType) {
    HttpRequest<Buffer> request = CUPS.placing().putHeader("content-type", contentType);

    HttpResponse<Buffer> response = request.sendBuffer(Buffer.buffer(CupClient.ONE_CUP)).await();

    assertThat(response.statusCode()).isEqualTo(201);
  }
}
