package dev.tracelab.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.kit.cups.CupClient;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.HexFormat;
import java.util.List;
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
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          items[0].quantity is too small: it must be a whole number from 1 to 1000.      | {"customerId":"c-1","items":[{"sku":"a","quantity":-1}]}
          items[0].quantity is too large: it must be a whole number from 1 to 1000.      | {"customerId":"c-1","items":[{"sku":"a","quantity":1001}]}
          items[0].quantity has the wrong type: it must be a whole number from 1 to 1000. | {"customerId":"c-1","items":[{"sku":"a","quantity":"1"}]}
          items is too short: it must be a list of 1 to 3 elements.                      | {"customerId":"c-1","items":[]}
          customerId has the wrong form: it must be a text of the form ^c-[0-9a-z]{1,32}$. | {"customerId":"7","items":[{"sku":"a","quantity":1}]}
          items[0].quantity is missing: it must be a whole number from 1 to 1000.        | {"customerId":"c-1","items":[{"sku":"a"}]}
          items[0] has an unknown field: it must be an object with sku, quantity. | {"customerId":"c-1","items":[{"sku":"a","quantity":1,"colour":1}]}
          The body has an unknown field: it must be an object with customerId, items. | {"customerId":"c-1","items":[{"sku":"a","quantity":1}],"note":1}
          The body has the wrong type: it must be an object with customerId, items.      | 7
          The body has the same key twice in one object: see line 1, column 33.          | {"customerId":"c-1","customerId":"c-2","items":[{"sku":"a","quantity":1}]}
          The body has the same key twice in one object: see line 1, column 64.          | {"customerId":"c-1","items":[{"sku":"a","quantity":1,"quantity":2}]}
          The body continues after its JSON value: see line 1, column 4.                  | {} {}
          """)
  void theSentenceSaysWhatIsWrongAndWhatIsAllowed(String sentence, String body) {
    JsonObject problem = CupClient.problem(CUPS.place(body), 400, "invalid-request");

    assertThat(problem.getString("detail")).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "deflate", "x", "identity, gzip"})
  void aBodyInAContentCodingIsRefusedAndTheRightOneNamed(String coding) {
    HttpResponse<Buffer> response =
        CUPS.placing()
            .putHeader("content-type", "application/json")
            .putHeader("content-encoding", coding)
            .sendBuffer(Buffer.buffer(CupClient.ONE_CUP))
            .await();

    CupClient.problem(response, 415, "unsupported-content-coding");
    assertThat(response.getHeader("accept-encoding")).isEqualTo("identity");
  }

  @Test
  void anExpectationThatNobodyCanMeetIsA417() {
    HttpResponse<Buffer> response =
        CUPS.placing()
            .putHeader("content-type", "application/json")
            .putHeader("expect", "nonsense")
            .sendBuffer(Buffer.buffer(CupClient.ONE_CUP))
            .await();

    CupClient.problem(response, 417, "expectation-failed");
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
  @CsvSource({
    "GET, /cups/blue, 200",
    "OPTIONS, /cups, 405",
    "BREW, /cups, 405",
    "HEAD, /saucers, 404",
    "POST, /cups, 415"
  })
  void aFormIsNoFailureOfOurs(HttpMethod method, String path, int status) {
    for (String form :
        List.of(
            "multipart/form-data",
            "Multipart/Mixed; boundary=x",
            "application/x-www-form-urlencoded")) {
      HttpResponse<Buffer> response =
          CUPS.request(method, path)
              .putHeader("Idempotency-Key", "k")
              .putHeader("content-type", form)
              .sendBuffer(Buffer.buffer("%zz=\u0000"))
              .await();

      assertThat(response.statusCode()).as(form).isEqualTo(status);
    }
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
