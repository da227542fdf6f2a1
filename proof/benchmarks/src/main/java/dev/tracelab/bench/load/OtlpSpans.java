package dev.tracelab.bench.load;

import io.vertx.core.buffer.Buffer;

/**
 * Counts the spans of an OTLP request without decoding them: messages nest as ResourceSpans,
 * ScopeSpans, Span, in the fields 1, 2 and 2 (opentelemetry-proto, trace_service.proto).
 */
final class OtlpSpans {

  private static final int[] PATH = {1, 2, 2};
  private static final int LENGTH_DELIMITED = 2;

  private final Buffer body;
  private int position;

  private OtlpSpans(Buffer body) {
    this.body = body;
  }

  /**
   * The spans of an uncompressed {@code ExportTraceServiceRequest}.
   *
   * @throws IllegalArgumentException when a field on the way is of another wire type
   */
  static long count(Buffer body) {
    return new OtlpSpans(body).count(body.length(), 0);
  }

  private long count(int end, int depth) {
    long spans = 0;
    while (position < end) {
      int tag = varint();
      if ((tag & 7) != LENGTH_DELIMITED) {
        throw new IllegalArgumentException("Field " + (tag >> 3) + " is no message.");
      }
      spans += message(tag >> 3, varint(), depth);
    }
    return spans;
  }

  private long message(int field, int length, int depth) {
    int end = position + length;
    boolean isOnPath = field == PATH[depth];
    long spans = !isOnPath ? 0 : depth == PATH.length - 1 ? 1 : count(end, depth + 1);
    position = end;
    return spans;
  }

  private int varint() {
    int value = 0;
    int shift = 0;
    byte next;
    do {
      next = body.getByte(position++);
      value |= (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
