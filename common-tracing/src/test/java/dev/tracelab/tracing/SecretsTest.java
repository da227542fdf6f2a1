package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.LocalDate;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET http://a/b?token=s3cret&x=1 failed     | GET http://a/b?token=***&x=1 failed
          /b?x=1&PASSWORD=s3cret#top                 | /b?x=1&PASSWORD=***#top
          http://a/?next=%2Fb%3Fapi_key%3Ds3cret     | http://a/?next=%2Fb%3Fapi_key%3D***
          {"password": "s3cret", "user": "u"}        | {"password": "***", "user": "u"}
          Authorization: Bearer s3cret.s3cret        | Authorization: ***
          set-cookie=session=s3cret; Path=/          | set-cookie=***
          sent bearer s3cret-s3cret to a             | sent bearer *** to a
          jdbc:postgresql://u:s3cret@db:5432/x       | jdbc:postgresql://***@db:5432/x
          postgres://u:p/s3cret@db                   | postgres://***@db
          postgres://u:p@s3cret@db                   | postgres://***@db
          http://127.0.0.1:8081/a@b                  | http://127.0.0.1:8081/a@b
          password='s3cret', x=1                     | password='***', x=1
          password="two s3cret"                      | password="***"
          {"password": 12345}                        | {"password": ***}
          {"password":"a\\"s3cret"}                 | {"password":"***"}
          password: s3cret                           | password: ***
          accessToken=s3cret                         | accessToken=***
          x-auth-token: s3cret                       | x-auth-token: ***
          password=a;s3cret                          | password=***
          password=a,s3cret                          | password=***
          Invalid UUID string: s3cret                | Invalid UUID string: ?
          No enum constant a.B.s3cret                | No enum constant ?
          Failing row contains (1, s3cret).          | Failing row contains ?
          """)
  void secretsAreRedactedAndTheRestIsKept(String text, String shown) {
    assertThat(Secrets.redact(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection refused: /127.0.0.1:8081",
        "The token is malformed",
        "Unexpected token (START_OBJECT)",
        "http://a/b?tokens=3&mytoken=4&page=2",
        "Only 3 of ethiopia-yirgacheffe-250g are left; 5 were requested."
      })
  void textWithoutSecretsIsUnchanged(String text) {
    assertThat(Secrets.redact(text)).isEqualTo(text);
  }

  @Test
  void theDenyListCanBeReplaced() {
    assertThat(Secrets.withParameters("pin, otp").redacted("/?pin=1&otp=2&token=3"))
        .isEqualTo("/?pin=***&otp=***&token=3");
  }

  @Test
  void nullReturnsNull() {
    assertThat(Secrets.redact((String) null)).isNull();
    assertThat(Secrets.redactedMessage(new IllegalStateException())).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "[s3cret]", "{\"a\": s3cret}", "\"s3cret", "{s3cret: 1}"})
  void malformedJsonIsRedacted(String body) {
    Throwable failure = catchThrowable(() -> new JsonObject(body));

    assertThat(Secrets.redactedMessage(failure)).doesNotContain("s3cret");
    assertThat(Secrets.redactedMessage(new CompletionException(failure))).doesNotContain("s3cret");
  }

  @Test
  void unparsableValuesAreRedacted() {
    assertThat(Secrets.redactedMessage(catchThrowable(() -> Integer.parseInt("s3cret"))))
        .isEqualTo("For input string: ?");
    assertThat(Secrets.redactedMessage(catchThrowable(() -> LocalDate.parse("s3cret"))))
        .isEqualTo("Text ? could not be parsed at index 0");
  }

  @Test
  void quotedValuesMayContainQuotes() {
    assertThat(Secrets.redactedMessage(catchThrowable(() -> Integer.parseInt("a\"s3cret\"b"))))
        .doesNotContain("s3cret");
    assertThat(Secrets.redactedMessage(catchThrowable(() -> LocalDate.parse("a's3cret'b"))))
        .doesNotContain("s3cret");
    assertThat(Secrets.redactedMessage(catchThrowable(() -> URI.create("http://a/s3 cret"))))
        .doesNotContain("cret");
  }

  @Test
  void aFailureWithoutAMessageIsDescribedByItsClass() {
    assertThat(Secrets.describe(new IllegalStateException())).isEqualTo("IllegalStateException");
    assertThat(Secrets.describe(new IllegalStateException("late"))).isEqualTo("late");
  }
}
