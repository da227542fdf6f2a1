package dev.tracelab.jaeger.ingest;

/** Bytes that are no batch of spans. The message is one sentence for a person. */
public final class MalformedBatch extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedBatch(String why) {
    super("These bytes are no Jaeger batch in Thrift: " + why + ".", null, false, false);
  }
}
