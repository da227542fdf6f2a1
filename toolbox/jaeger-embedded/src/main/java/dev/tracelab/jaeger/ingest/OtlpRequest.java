package dev.tracelab.jaeger.ingest;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.tracelab.jaeger.model.ResourceSpans;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the body of {@code POST /v1/traces} in the two encodings that OTLP/HTTP has. */
final class OtlpRequest {

  private static final int DEEPEST = 1_000;

  private OtlpRequest() {}

  /**
   * Reads protobuf.
   *
   * @throws IllegalArgumentException with a sentence for the sender
   */
  static List<ResourceSpans> protobuf(byte[] body) {
    try {
      return OtlpTranslator.translate(ExportTraceServiceRequest.parseFrom(deep(body)));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each list in a list is two messages in a message; protobuf takes 100 levels by itself. */
  private static CodedInputStream deep(byte[] body) {
    CodedInputStream bytes = CodedInputStream.newInstance(body);
    bytes.setRecursionLimit(DEEPEST);
    return bytes;
  }

  /**
   * Reads JSON, whose ids are hexadecimal and not base64 as elsewhere in protobuf's JSON.
   *
   * @throws IllegalArgumentException with a sentence for the sender
   */
  static List<ResourceSpans> json(byte[] body) {
    return OtlpTranslator.translate(OtlpJson.parse(body));
  }
}
