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

/** A collector that takes batches of spans, counts the spans of each sender, and forgets them. */
public final class SpanSink {

  private static final String HOST = "127.0.0.1";

  private final Map<String, LongAdder> spans = new ConcurrentHashMap<>();
  private final HttpServer server;

  private SpanSink(Vertx vertx) {
    this.server = vertx.createHttpServer().requestHandler(this::receive).listen(0, HOST).await();
  }

  /** Listens on loopback; it ends with Vert.x. */
  public static SpanSink start(Vertx vertx) {
    return new SpanSink(vertx);
  }

  /** Where one sender sends to. */
  public URI collector(String sender) {
    return URI.create("http://" + HOST + ":" + server.actualPort() + "/" + sender);
  }

  /** Spans that came from one sender. */
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
      throw new IllegalArgumentException("No batch of spans came.", e);
    }
  }
}
