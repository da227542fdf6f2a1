package dev.tracelab.jaeger.ingest.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tracelab.jaeger.model.ResourceSpans;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Reads the body of {@code POST /v1/traces} in the two encodings that OTLP/HTTP has. */
public final class OtlpRequest {

  private OtlpRequest() {}

  /**
   * Reads protobuf.
   *
   * @throws IllegalArgumentException with a sentence for whoever sent it
   */
  public static List<ResourceSpans> protobuf(byte[] body) {
    try {
      return OtlpTranslator.translate(ExportTraceServiceRequest.parseFrom(body));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Reads JSON, whose ids are hexadecimal and not base64 as elsewhere in protobuf's JSON.
   *
   * @throws IllegalArgumentException with a sentence for whoever sent it
   */
  public static List<ResourceSpans> json(byte[] body) {
    try {
      return OtlpTranslator.translate(OtlpJson.request(new JsonObject(Buffer.buffer(body))));
    } catch (DecodeException | ClassCastException | NullPointerException e) {
      throw new IllegalArgumentException("they are no request in OTLP's JSON", e);
    }
  }
}
