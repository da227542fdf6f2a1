package dev.tracelab.tracing;

import dev.tracelab.tracing.reporter.SpanReporter;

/**
 * The tag keys that this library and the services write, each once.
 *
 * <p>Keys of the OpenTracing semantic conventions are used where there is one ({@link
 * io.opentracing.tag.Tags}); the rest follow their style.
 */
public final class SpanTags {

  /** The template a server span was named after, such as {@code /orders/{id}}. */
  public static final String HTTP_ROUTE = "http.route";

  /** Host and port of whom a client span talked to. */
  public static final String PEER_ADDRESS = "peer.address";

  /** Which attempt of an intent a client span is, counted from 1. */
  public static final String ATTEMPT = "attempt";

  /** How many attempts an intent needed. */
  public static final String ATTEMPTS = "attempts";

  /** How many milliseconds were left of the deadline when the span started. */
  public static final String DEADLINE_MS = "deadline.ms";

  /** How an intent ended when that was no error, such as {@code insufficient-stock}. */
  public static final String OUTCOME = "outcome";

  /** Why work is done that was begun before, such as {@code redelivery}. */
  public static final String REASON = "reason";

  /** The state of the circuit breaker before a call, where it was not closed. */
  public static final String BREAKER = "breaker";

  /** The code a WebSocket was closed with; 1006 when the connection was lost without one. */
  public static final String CLOSE_CODE = "websocket.close_code";

  /** The words that came with a WebSocket's close code. */
  public static final String CLOSE_REASON = "websocket.close_reason";

  /** How many bytes a span had that was too large to be sent, and was cut. */
  public static final String TRACE_CUT = SpanReporter.CUT_TAG;

  private SpanTags() {}
}
