package dev.tracelab.jaeger.ingest;

import com.google.protobuf.CodedInputStream;
import dev.tracelab.jaeger.model.ResourceSpans;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.util.List;

/** Decodes the body of {@code POST /v1/traces} in OTLP/HTTP's two encodings. */
final class OtlpDecoder {

  /** Each list in a list is two nested messages; protobuf's default limit is 100 messages. */
  private static final int RECURSION_LIMIT = 1_000;

  private OtlpDecoder() {}

  static List<ResourceSpans> protobuf(byte[] body) throws MalformedBatch {
    CodedInputStream input = CodedInputStream.newInstance(body);
    input.setRecursionLimit(RECURSION_LIMIT);
    try {
      return OtlpTranslator.translate(ExportTraceServiceRequest.parseFrom(input));
    } catch (IOException | IllegalArgumentException e) {
      throw MalformedBatch.otlp(e.getMessage());
    }
  }

  static List<ResourceSpans> json(byte[] body) throws MalformedBatch {
    try {
      return OtlpTranslator.translate(OtlpJson.parse(body));
    } catch (IllegalArgumentException e) {
      throw MalformedBatch.otlp(e.getMessage());
    }
  }
}
