package dev.tracelab.jaeger.contract;

import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.binary;
import static dev.tracelab.jaeger.Batches.span;
import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.thriftjava.Batch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a backend takes: each way in that a client of Jaeger has. */
final class IngestContractTest {

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final long trace = Fresh.trace();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-thrift",
        "application/vnd.apache.thrift.binary",
        "Application/X-Thrift; charset=utf-8"
      })
  void aBatchOverHttpIsTaken(String contentType) {
    var answer = BACKEND.sending().post(binary(oneSpan()), "content-type", contentType);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThatItArrived();
  }

  @Test
  void aBatchPackedWithGzipIsTaken() {
    var answer =
        BACKEND
            .sending()
            .post(
                Messages.gzip(binary(oneSpan())),
                "content-type",
                Sending.THRIFT,
                "content-encoding",
                "gzip");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThatItArrived();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate", "zlib"})
  void aBatchPackedWithZlibIsTaken(String encoding) {
    var answer =
        BACKEND
            .sending()
            .post(
                Messages.zlib(binary(oneSpan())),
                "content-type",
                Sending.THRIFT,
                "content-encoding",
                encoding);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThatItArrived();
  }

  @Test
  void aPacketOfTheCompactProtocolIsTaken() {
    BACKEND.sending().compact(oneSpan());

    assertThatItArrived();
  }

  @Test
  void aPacketOfTheBinaryProtocolIsTaken() {
    BACKEND.sending().binary(oneSpan());

    assertThatItArrived();
  }

  private Batch oneSpan() {
    return batch("orders", span(trace, 1, 0, "POST /orders"));
  }

  private void assertThatItArrived() {
    assertThat(BACKEND.asking().span(Fresh.hex(trace)).getString("operationName"))
        .isEqualTo("POST /orders");
  }
}
