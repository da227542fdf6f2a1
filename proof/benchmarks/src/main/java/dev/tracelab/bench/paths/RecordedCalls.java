package dev.tracelab.bench.paths;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What Vert.x tells its tracer of one request, at the server and at the client, so that it can be
 * told again as often as one likes. The objects are Vert.x's own: a tracer finds in them what it
 * finds in a service, and does with them what it does there.
 *
 * @param received the server has a request
 * @param answered the server has sent the response
 * @param asked the client sends the request
 * @param heard the client has the response
 */
record RecordedCalls(Call received, Call answered, Call asked, Call heard) {

  /** The routes of the server. */
  static final List<String> ROUTES = List.of("GET /orders/{id}", "POST /orders");

  private static final String HOST = "127.0.0.1";

  /**
   * Of a request with these headers, made once on loopback; blocks.
   *
   * @param vertx built with the tracer; to be left open while the calls are used
   */
  static RecordedCalls of(Vertx vertx, RecordingTracer tracer, MultiMap headers) {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().setStatusCode(201).end("{}"))
            .listen(0, HOST)
            .await();
    order(vertx, server.actualPort(), headers).await();
    return new RecordedCalls(
        tracer.received.future().await(),
        tracer.answered.future().await(),
        tracer.asked.future().await(),
        tracer.heard.future().await());
  }

  private static Future<Buffer> order(Vertx vertx, int port, MultiMap headers) {
    return vertx
        .createHttpClient()
        .request(HttpMethod.POST, port, HOST, "/orders")
        .compose(
            request -> {
              headers.forEach(request.headers()::set);
              return request.send(Buffer.buffer("{}"));
            })
        .compose(HttpClientResponse::body);
  }

  /**
   * What Vert.x tells a tracer at one moment.
   *
   * @param subject the request or the response
   * @param operation what Vert.x calls it; null of a response
   * @param headers what came with it; none where headers are written
   * @param tags read what the subject says of itself
   */
  record Call(
      Object subject,
      String operation,
      Iterable<Map.Entry<String, String>> headers,
      TagExtractor<Object> tags) {

    @SuppressWarnings("unchecked")
    static Call request(
        Object request,
        String operation,
        Iterable<Map.Entry<String, String>> headers,
        TagExtractor<?> tags) {
      return new Call(request, operation, headers, (TagExtractor<Object>) tags);
    }

    static Call response(Object response, TagExtractor<?> tags) {
      return request(response, null, List.of(), tags);
    }
  }

  /** Traces nothing, and keeps what Vert.x tells of the first request it is told of. */
  static final class RecordingTracer implements VertxTracer<Object, Object> {

    private static final Object SOME_SPAN = new Object();

    final Promise<RecordedCalls.Call> received = Promise.promise();
    final Promise<RecordedCalls.Call> answered = Promise.promise();
    final Promise<RecordedCalls.Call> asked = Promise.promise();
    final Promise<RecordedCalls.Call> heard = Promise.promise();

    @Override
    public <R> Object receiveRequest(
        Context context,
        SpanKind kind,
        TracingPolicy policy,
        R request,
        String operation,
        Iterable<Map.Entry<String, String>> headers,
        TagExtractor<R> tags) {
      received.tryComplete(RecordedCalls.Call.request(request, operation, headers, tags));
      return SOME_SPAN;
    }

    @Override
    public <R> void sendResponse(
        Context context, R response, Object span, Throwable failure, TagExtractor<R> tags) {
      answered.tryComplete(RecordedCalls.Call.response(response, tags));
    }

    @Override
    public <R> Object sendRequest(
        Context context,
        SpanKind kind,
        TracingPolicy policy,
        R request,
        String operation,
        BiConsumer<String, String> headers,
        TagExtractor<R> tags) {
      asked.tryComplete(RecordedCalls.Call.request(request, operation, List.of(), tags));
      return SOME_SPAN;
    }

    @Override
    public <R> void receiveResponse(
        Context context, R response, Object span, Throwable failure, TagExtractor<R> tags) {
      heard.tryComplete(RecordedCalls.Call.response(response, tags));
    }
  }

  /** Headers as an order's request has them. */
  static final class Headers {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN_ID = "00f067aa0ba902b7";

    private Headers() {}

    /** Of a caller that traces nothing. */
    static MultiMap plain() {
      return MultiMap.caseInsensitiveMultiMap()
          .add("host", "127.0.0.1:8081")
          .add("user-agent", "Vert.x-WebClient/5.0.7")
          .add("accept", "application/json")
          .add("content-type", "application/json")
          .add("content-length", "118")
          .add("idempotency-key", "0d3f7a3e-5f0d-4f3c-9d0b-3b1f6a2d9c11");
    }

    /** Of a caller that traces in Jaeger's form and in the W3C's, whichever the tracer reads. */
    static MultiMap traced(boolean sampled) {
      return plain()
          .add("uber-trace-id", TRACE_ID + ":" + SPAN_ID + ":0:" + (sampled ? 1 : 0))
          .add("traceparent", "00-" + TRACE_ID + "-" + SPAN_ID + (sampled ? "-01" : "-00"));
    }
  }
}
