package dev.tracelab.tracing;

/**
 * The tag keys that this library and the services write, in addition to those of the OpenTracing
 * semantic conventions ({@link io.opentracing.tag.Tags}).
 */
public final class SpanTags {

  /**
   * The path template of the route that a server span is named after, such as {@code /orders/{id}}.
   */
  public static final String HTTP_ROUTE = "http.route";

  /** Host and port of the peer that a client span connected to. */
  public static final String PEER_ADDRESS = "peer.address";

  /** The number of this attempt of a client call, starting at 1. */
  public static final String ATTEMPT = "attempt";

  /** The number of attempts that a client call needed. */
  public static final String ATTEMPTS = "attempts";

  /** The time left until the deadline when the span started, in milliseconds. */
  public static final String DEADLINE_MS = "deadline.ms";

  /**
   * The result of an operation that was declined without an error, such as {@code
   * insufficient-stock}.
   */
  public static final String OUTCOME = "outcome";

  /** Why earlier work is resumed, such as {@code redelivery}. */
  public static final String REASON = "reason";

  /** The state of the circuit breaker before the call; absent if it was closed. */
  public static final String BREAKER = "breaker";

  /** The close code of a WebSocket; 1006 if the connection was lost without one. */
  public static final String CLOSE_CODE = "websocket.close_code";

  /** The close reason of a WebSocket, as sent by the peer. */
  public static final String CLOSE_REASON = "websocket.close_reason";

  private SpanTags() {}
}
