package dev.tracelab.jaeger.ingest;

/** Bytes that are no batch of spans. The message is one sentence for a person. */
public final class MalformedBatch extends Exception {

  private static final long serialVersionUID = 1L;

  private final String why;

  MalformedBatch(String why) {
    super("These bytes are no Jaeger batch in Thrift: " + why + ".", null, false, false);
    this.why = why;
  }

  /** The same sentence where OTLP was expected. */
  String asOtlp() {
    return "These bytes are no request of OTLP: " + why + ".";
  }
}
