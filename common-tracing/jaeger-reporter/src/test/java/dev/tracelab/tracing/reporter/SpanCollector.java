package dev.tracelab.tracing.reporter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Span;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.thrift.TDeserializer;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;

/** A collector that answers as it is told to, and keeps what it accepted. */
final class SpanCollector implements AutoCloseable {

  final List<Batch> received = new CopyOnWriteArrayList<>();
  final List<Integer> asked = new CopyOnWriteArrayList<>();
  final List<Long> askedAt = new CopyOnWriteArrayList<>();
  final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile Answering answering = batch -> 202;
  private volatile String retryAfter;

  SpanCollector(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.setExecutor(threads);
    server.createContext("/api/traces", this::take);
    server.start();
  }

  static SpanCollector start() throws IOException {
    return new SpanCollector(0);
  }

  /** Which status each batch is answered with. */
  interface Answering {
    int statusOf(Batch batch);
  }

  void answers(Answering answering) {
    this.answering = answering;
  }

  void asksToWait(String retryAfter) {
    this.retryAfter = retryAfter;
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<String> operations() {
    return received.stream()
        .flatMap(batch -> batch.getSpans().stream())
        .map(Span::getOperationName)
        .toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    Batch batch = decode(exchange.getRequestBody().readAllBytes());
    asked.add(batch.getSpansSize());
    askedAt.add(System.nanoTime());
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    int status = answering.statusOf(batch);
    if (status == 202) {
      received.add(batch);
    }
    if (retryAfter != null) {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private static Batch decode(byte[] body) {
    Batch batch = new Batch();
    try {
      new TDeserializer(new TBinaryProtocol.Factory()).deserialize(batch, body);
    } catch (TException e) {
      throw new AssertionError(e);
    }
    return batch;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
