package dev.tracelab.bench.paths;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Traces nothing, and keeps what Vert.x tells of the first request it is told of. */
final class RecordingTracer implements VertxTracer<Object, Object> {

  private static final Object SOME_SPAN = new Object();

  final Promise<Told> received = Promise.promise();
  final Promise<Told> answered = Promise.promise();
  final Promise<Told> asked = Promise.promise();
  final Promise<Told> heard = Promise.promise();

  @Override
  public <R> Object receiveRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      Iterable<Map.Entry<String, String>> headers,
      TagExtractor<R> tags) {
    received.tryComplete(Told.request(request, operation, headers, tags));
    return SOME_SPAN;
  }

  @Override
  public <R> void sendResponse(
      Context context, R response, Object span, Throwable failure, TagExtractor<R> tags) {
    answered.tryComplete(Told.response(response, tags));
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
    asked.tryComplete(Told.request(request, operation, List.of(), tags));
    return SOME_SPAN;
  }

  @Override
  public <R> void receiveResponse(
      Context context, R response, Object span, Throwable failure, TagExtractor<R> tags) {
    heard.tryComplete(Told.response(response, tags));
  }
}
