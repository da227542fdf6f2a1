package dev.tracelab.bench.paths;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
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
 * The calls that Vert.x makes to its tracer for one request, at the server and at the client,
 * recorded to be replayed. The arguments are Vert.x's own objects, so a tracer works as it does in
 * a service.
 *
 * @param receiveRequest the server has received the request
 * @param sendResponse the server has sent the response
 * @param sendRequest the client sends the request
 * @param receiveResponse the client has received the response
 */
record RecordedCalls(
    Call receiveRequest, Call sendResponse, Call sendRequest, Call receiveResponse) {

  /** The routes of the server. */
  static final List<String> ROUTES = List.of("GET /orders/{id}", "POST /orders");

  private static final String HOST = "127.0.0.1";

  /**
   * Records a request with these headers, made once on loopback; blocks.
   *
   * @param vertx must have this tracer and stay open while the calls are used
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
        tracer.receiveRequest.future().await(),
        tracer.sendResponse.future().await(),
        tracer.sendRequest.future().await(),
        tracer.receiveResponse.future().await());
  }

  private static Future<Buffer> order(Vertx vertx, int port, MultiMap headers) {
    HttpClient client = vertx.createHttpClient();
    return client
        .request(HttpMethod.POST, port, HOST, "/orders")
        .compose(
            request -> {
              headers.forEach(request.headers()::set);
              return request.send(Buffer.buffer("{}"));
            })
        .compose(HttpClientResponse::body)
        // Vert.x closes a client that nothing refers to any more, also during a request. Nobody
        // waits for the end of that.
        .onComplete(response -> client.close());
  }

  /**
   * One call to a tracer.
   *
   * @param subject the request or the response
   * @param operation Vert.x's name for it; null for a response
   * @param headers the received headers; empty if the tracer writes headers
   * @param tags extracts tags from the subject
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

  /** Traces nothing and records the calls for the first request. */
  static final class RecordingTracer implements VertxTracer<Object, Object> {

    private static final Object SOME_SPAN = new Object();

    final Promise<RecordedCalls.Call> receiveRequest = Promise.promise();
    final Promise<RecordedCalls.Call> sendResponse = Promise.promise();
    final Promise<RecordedCalls.Call> sendRequest = Promise.promise();
    final Promise<RecordedCalls.Call> receiveResponse = Promise.promise();

    @Override
    public <R> Object receiveRequest(
        Context context,
        SpanKind kind,
        TracingPolicy policy,
        R request,
        String operation,
        Iterable<Map.Entry<String, String>> headers,
        TagExtractor<R> tags) {
      receiveRequest.tryComplete(RecordedCalls.Call.request(request, operation, headers, tags));
      return SOME_SPAN;
    }

    @Override
    public <R> void sendResponse(
        Context context, R response, Object span, Throwable failure, TagExtractor<R> tags) {
      sendResponse.tryComplete(RecordedCalls.Call.response(response, tags));
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
      sendRequest.tryComplete(RecordedCalls.Call.request(request, operation, List.of(), tags));
      return SOME_SPAN;
    }

    @Override
    public <R> void receiveResponse(
        Context context, R response, Object span, Throwable failure, TagExtractor<R> tags) {
      receiveResponse.tryComplete(RecordedCalls.Call.response(response, tags));
    }
  }

  /** The headers of a request for an order. */
  static final class Headers {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN_ID = "00f067aa0ba902b7";

    private Headers() {}

    /** Without trace headers. */
    static MultiMap plain() {
      return MultiMap.caseInsensitiveMultiMap()
          .add("host", "127.0.0.1:8081")
          .add("user-agent", "Vert.x-WebClient/5.0.7")
          .add("accept", "application/json")
          .add("content-type", "application/json")
          .add("content-length", "2")
          .add("idempotency-key", "0d3f7a3e-5f0d-4f3c-9d0b-3b1f6a2d9c11");
    }

    /** With Jaeger's trace header and with the W3C's. */
    static MultiMap traced(boolean sampled) {
      return plain()
          .add("uber-trace-id", TRACE_ID + ":" + SPAN_ID + ":0:" + (sampled ? 1 : 0))
          .add("traceparent", "00-" + TRACE_ID + "-" + SPAN_ID + (sampled ? "-01" : "-00"));
    }
  }
}
