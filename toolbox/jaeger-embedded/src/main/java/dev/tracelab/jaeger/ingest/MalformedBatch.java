package dev.tracelab.jaeger.ingest;

/** Bytes that cannot be decoded to spans. The message is one sentence for the sender. */
final class MalformedBatch extends Exception {

  private static final long serialVersionUID = 1L;

  private MalformedBatch(String message) {
    super(message, null, false, false);
  }

  static MalformedBatch thrift(String reason) {
    return new MalformedBatch("The body is not a Jaeger batch in Thrift: " + reason + ".");
  }

  static MalformedBatch otlp(String reason) {
    return new MalformedBatch("The body is not an OTLP trace request: " + reason + ".");
  }

  static MalformedBatch compressed(String reason) {
    return new MalformedBatch("The body cannot be decompressed: " + reason + ".");
  }
}
