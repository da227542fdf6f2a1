package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tags;
import io.vertx.core.eventbus.Message;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.tracing.TagExtractor;
import java.util.Map;
import java.util.function.BiConsumer;

/** Names and tags of the spans of requests, queries and messages that are sent. */
final class ClientSpans {

  private static final String SQL_TEXT = "db.query.text";

  private final Tracer tracer;
  private final SqlStatement.Cache statements = new SqlStatement.Cache();

  ClientSpans(Tracer tracer) {
    this.tracer = tracer;
  }

  /**
   * What a client span starts with.
   *
   * @param hasHeaders whether what is sent can take a trace along; a query cannot
   */
  record Described<R>(String operation, TagExtractor<R> tags, boolean hasHeaders) {

    /** For a span that nobody will see. */
    Described<R> withoutTags() {
      return new Described<>(operation, TagExtractor.empty(), hasHeaders);
    }
  }

  /** Of a child of the active span, or of the first span of a trace. */
  <R> Described<R> describe(Span active, R request, String operation, TagExtractor<R> tags) {
    boolean isSeen = active == null || TraceContext.of(active).isSampled();
    if (request instanceof HttpRequest http) {
      return new Described<>(
          name(http, operation), isSeen ? httpTags(http) : TagExtractor.empty(), true);
    }
    Described<R> described = describe(request, operation, tags);
    return isSeen ? described : described.withoutTags();
  }

  private <R> Described<R> describe(R request, String operation, TagExtractor<R> tags) {
    if (request instanceof Message<?> message) {
      return new Described<>(operation + " " + BusAddress.inNames(message.address()), tags, true);
    }
    String sql = TagList.valueOf(tags, request, SQL_TEXT);
    return sql == null ? new Described<>(operation, tags, true) : query(request, sql, tags);
  }

  /**
   * A span that stands for the whole call is there already (see {@link ClientTracing}): it learns
   * that a connection was found, and its context goes into the request's headers.
   */
  void connected(Span span, HttpRequest request, BiConsumer<String, String> headers) {
    if (TraceContext.of(span).isSampled()) {
      span.log(Map.of(Fields.EVENT, "connected"));
      span.setTag(Tags.HTTP_URL.getKey(), url(request));
      span.setTag(SpanTags.PEER_ADDRESS, peer(request));
    }
    HeaderWriter.inject(tracer, span.context(), headers);
  }

  /**
   * A request whose options name no operation is called after its method, which may be anything.
   */
  private static String name(HttpRequest request, String operation) {
    boolean isMethod = request.method().name().equals(operation);
    return isMethod ? HttpMethods.inNames(request.method()) : operation;
  }

  private static <R> TagList<R> httpTags(HttpRequest request) {
    return new TagList<R>()
        .with(Tags.HTTP_METHOD.getKey(), HttpMethods.inTags(request.method()))
        .with(Tags.HTTP_URL.getKey(), url(request))
        .with(SpanTags.PEER_ADDRESS, peer(request));
  }

  /** Without the query, which may hold what nobody should read in a trace. */
  private static String url(HttpRequest request) {
    String uri = request.absoluteURI();
    int query = uri == null ? -1 : uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  private static String peer(HttpRequest request) {
    SocketAddress peer = request.remoteAddress();
    return peer == null ? null : peer.toString();
  }

  private <R> Described<R> query(R request, String sql, TagExtractor<R> tags) {
    SqlStatement statement = statements.get(sql);
    return new Described<>(
        statement.operation(),
        new TagList<R>()
            .with(Tags.DB_TYPE.getKey(), TagList.valueOf(tags, request, "db.system"))
            .with(Tags.DB_INSTANCE.getKey(), TagList.valueOf(tags, request, "db.namespace"))
            .with(Tags.DB_USER.getKey(), TagList.valueOf(tags, request, "db.user"))
            .with(Tags.DB_STATEMENT.getKey(), statement.text())
            .with(SpanTags.PEER_ADDRESS, TagList.valueOf(tags, request, "network.peer.address")),
        false);
  }
}
