package dev.tracelab.bench.load;

import io.jaegertracing.thriftjava.Batch;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.thrift.TDeserializer;
import org.apache.thrift.TException;

/** A collector that counts the spans of each sender and discards them. */
public final class SpanSink {

  private static final String HOST = "127.0.0.1";

  private final Map<String, LongAdder> spans = new ConcurrentHashMap<>();
  private final HttpServer server;

  private SpanSink(Vertx vertx) {
    this.server = vertx.createHttpServer().requestHandler(this::receive).listen(0, HOST).await();
  }

  /** Starts it on loopback; it is closed with Vert.x. */
  public static SpanSink start(Vertx vertx) {
    return new SpanSink(vertx);
  }

  /** The address for one sender. */
  public URI collector(String sender) {
    return URI.create("http://" + HOST + ":" + server.actualPort() + "/" + sender);
  }

  /** The number of spans received from one sender. */
  public long received(String sender) {
    return counter(sender).sum();
  }

  private void receive(HttpServerRequest request) {
    LongAdder counter = counter(request.path().substring(1));
    boolean isThrift = "application/x-thrift".equals(request.getHeader("content-type"));
    request
        .body()
        .onSuccess(
            body -> {
              counter.add(isThrift ? thriftSpans(body) : OtlpSpans.count(body));
              request.response().setStatusCode(isThrift ? 202 : 200).end();
            });
  }

  private LongAdder counter(String sender) {
    return spans.computeIfAbsent(sender, name -> new LongAdder());
  }

  private static long thriftSpans(Buffer body) {
    try {
      Batch batch = new Batch();
      new TDeserializer().deserialize(batch, body.getBytes());
      return batch.getSpansSize();
    } catch (TException e) {
      throw new IllegalArgumentException("The body is not a batch of spans.", e);
    }
  }

  /**
   * Counts the spans of an OTLP request without decoding them: messages nest as ResourceSpans,
   * ScopeSpans, Span, in the fields 1, 2 and 2 (opentelemetry-proto, trace_service.proto).
   */
  static final class OtlpSpans {

    private static final int[] PATH = {1, 2, 2};
    private static final int LENGTH_DELIMITED = 2;

    private final Buffer body;
    private int position;

    private OtlpSpans(Buffer body) {
      this.body = body;
    }

    /**
     * Counts the spans of an uncompressed {@code ExportTraceServiceRequest}.
     *
     * @throws IllegalArgumentException if a field on the path has another wire type
     */
    static long count(Buffer body) {
      return new OtlpSpans(body).count(body.length(), 0);
    }

    private long count(int end, int depth) {
      long spans = 0;
      while (position < end) {
        int tag = varint();
        if ((tag & 7) != LENGTH_DELIMITED) {
          throw new IllegalArgumentException("Field " + (tag >> 3) + " is not a message.");
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

  /**
   * Spans finished in the services and spans received by the collector.
   *
   * @param received includes those sent twice because a response was lost
   */
  public record Tally(long ended, long received) {

    /** The spans that did not arrive; negative if more arrived twice. */
    public long lost() {
      return ended - received;
    }

    /** Both together. */
    public Tally plus(Tally other) {
      return new Tally(ended + other.ended, received + other.received);
    }
  }
}
