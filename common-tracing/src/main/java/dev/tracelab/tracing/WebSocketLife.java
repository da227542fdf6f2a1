package dev.tracelab.tracing;

import io.opentracing.Span;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tags;
import io.vertx.core.http.WebSocketBase;
import java.util.Map;
import java.util.Set;

/** The span of a connection, from its handshake to its close code. */
final class WebSocketLife {

  /** Closed on purpose, as RFC 6455 section 7.4.1 has it: normal, going away, no code given. */
  private static final Set<Integer> GOOD_ENDS = Set.of(1000, 1001, 1005);

  /** Never sent: the code for a connection that was lost without one. */
  private static final int LOST = 1006;

  private WebSocketLife() {}

  static void begin(Span span, WebSocketBase socket) {
    Tags.COMPONENT.set(span, ServiceTracer.COMPONENT);
    if (socket.isClosed()) {
      end(span, socket);
    } else {
      socket.closeHandler(closed -> end(span, socket));
    }
  }

  private static void end(Span span, WebSocketBase socket) {
    int code = socket.closeStatusCode() == null ? LOST : socket.closeStatusCode();
    span.setTag(SpanTags.CLOSE_CODE, code);
    span.setTag(SpanTags.CLOSE_REASON, socket.closeReason());
    if (!GOOD_ENDS.contains(code)) {
      Tags.ERROR.set(span, true);
      span.log(Map.of(Fields.EVENT, "error", Fields.MESSAGE, "Closed with code " + code + "."));
    }
    span.finish();
  }
}
