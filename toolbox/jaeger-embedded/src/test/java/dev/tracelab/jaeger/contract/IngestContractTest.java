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

/** Each protocol over which a backend receives spans. */
final class IngestContractTest {

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final long trace = UniqueIds.trace();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-thrift",
        "application/vnd.apache.thrift.binary",
        "Application/X-Thrift; charset=utf-8"
      })
  void aBatchOverHttpIsAccepted(String contentType) {
    var response = BACKEND.sender().post(binary(oneSpan()), "content-type", contentType);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEmpty();
    assertThatItArrived();
  }

  @Test
  void aBatchCompressedWithGzipIsAccepted() {
    var response =
        BACKEND
            .sender()
            .post(
                Messages.gzip(binary(oneSpan())),
                "content-type",
                SpanSender.THRIFT,
                "content-encoding",
                "gzip");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThatItArrived();
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate", "zlib"})
  void aBatchCompressedWithZlibIsAccepted(String encoding) {
    var response =
        BACKEND
            .sender()
            .post(
                Messages.zlib(binary(oneSpan())),
                "content-type",
                SpanSender.THRIFT,
                "content-encoding",
                encoding);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThatItArrived();
  }

  @Test
  void aPacketInTheCompactProtocolIsAccepted() {
    BACKEND.sender().compact(oneSpan());

    assertThatItArrived();
  }

  @Test
  void aPacketInTheBinaryProtocolIsAccepted() {
    BACKEND.sender().binary(oneSpan());

    assertThatItArrived();
  }

  private Batch oneSpan() {
    return batch("orders", span(trace, 1, 0, "POST /orders"));
  }

  private void assertThatItArrived() {
    assertThat(BACKEND.client().span(UniqueIds.hex(trace)).getString("operationName"))
        .isEqualTo("POST /orders");
  }
}
