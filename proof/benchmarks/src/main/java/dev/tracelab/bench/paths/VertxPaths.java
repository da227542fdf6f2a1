package dev.tracelab.bench.paths;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.spi.VertxTracerFactory;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.List;
import java.util.function.BiConsumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** The calls that Vert.x makes to its tracer; without a tracer it makes none. */
@State(Scope.Benchmark)
public class VertxPaths {

  private static final String SELECT =
      "SELECT sku, name, price_minor, on_hand - reserved AS available FROM products"
          + " WHERE sku = ANY($1) ORDER BY sku";
  private static final SqlTags SQL_TAGS = new SqlTags();

  /** The tracer and its sampling. */
  @Param public PathSetting setting;

  private Vertx vertx;
  private VertxTracer<Object, Object> tracer;
  private RecordedCalls calls;
  private Context serving;
  private Context calling;

  /** For JMH. */
  public VertxPaths() {}

  /** Records the calls and starts a server span as the parent of the client's calls. */
  @Setup
  @SuppressWarnings("unchecked")
  public void record() {
    VertxTracerFactory factory = setting.vertxTracerFactory();
    tracer = (VertxTracer<Object, Object>) factory.tracer(new TracingOptions());
    RecordedCalls.RecordingTracer recording = new RecordedCalls.RecordingTracer();
    vertx = Vertx.builder().withTracer(options -> recording).build();
    calls = RecordedCalls.of(vertx, recording, RecordedCalls.Headers.traced(setting.isSampled()));
    serving = vertx.getOrCreateContext();
    calling = vertx.getOrCreateContext();
    receive(calling);
  }

  /** Closes Vert.x. */
  @TearDown
  public void close() {
    vertx.close().await();
  }

  /** A request is received and its response sent. */
  @Benchmark
  public void serverRequest() {
    Object span = receive(serving);
    RecordedCalls.Call call = calls.sendResponse();
    tracer.sendResponse(serving, call.subject(), span, null, call.tags());
  }

  /** A request to another service and its response. */
  @Benchmark
  public void clientCall(Blackhole headers) {
    call((name, value) -> headers.consume(value));
  }

  /** The same, with its headers written to the argument. */
  void call(BiConsumer<String, String> headers) {
    Object span = sendRequest(headers);
    RecordedCalls.Call call = calls.receiveResponse();
    tracer.receiveResponse(calling, call.subject(), span, null, call.tags());
  }

  /** A query and its result. */
  @Benchmark
  public void sqlQuery() {
    Object span =
        tracer.sendRequest(
            calling,
            SpanKind.RPC,
            TracingPolicy.PROPAGATE,
            SELECT,
            "Query",
            (name, value) -> {},
            SQL_TAGS);
    tracer.receiveResponse(calling, SELECT, span, null, TagExtractor.empty());
  }

  /** Starts the span of a call, whose headers are written to the argument. */
  Object sendRequest(BiConsumer<String, String> headers) {
    RecordedCalls.Call call = calls.sendRequest();
    return tracer.sendRequest(
        calling,
        SpanKind.RPC,
        TracingPolicy.PROPAGATE,
        call.subject(),
        call.operation(),
        headers,
        call.tags());
  }

  private Object receive(Context context) {
    RecordedCalls.Call call = calls.receiveRequest();
    return tracer.receiveRequest(
        context,
        SpanKind.RPC,
        TracingPolicy.PROPAGATE,
        call.subject(),
        call.operation(),
        call.headers(),
        call.tags());
  }

  /**
   * The tags of a query in vertx-sql-client 5.0.7 (QueryReporter.RequestTags). The subject is SQL.
   */
  static final class SqlTags implements TagExtractor<Object> {

    private static final int TEXT = 4;
    private static final List<String> NAMES =
        List.of(
            "network.peer.address",
            "span.kind",
            "db.user",
            "db.namespace",
            "db.query.text",
            "db.system");
    private static final List<String> VALUES =
        List.of("127.0.0.1:5432", "client", "inventory", "inventory", "", "postgresql");

    @Override
    public int len(Object sql) {
      return NAMES.size();
    }

    @Override
    public String name(Object sql, int index) {
      return NAMES.get(index);
    }

    @Override
    public String value(Object sql, int index) {
      return index == TEXT ? sql.toString() : VALUES.get(index);
    }
  }
}
