package dev.tracelab.order.flow;

import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.OrderOutcome;
import dev.tracelab.order.domain.OrderPrice;
import dev.tracelab.order.domain.OrderRejection;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tags;
import java.util.Map;
import java.util.UUID;

/** The tags and logs that the order service adds to spans. */
final class OrderSpans {

  private static final String ORDER_ID = "order.id";
  private static final String ORDER_TRACE = "order.trace";
  private static final String ORDER_TOTAL = "order.total.minor";
  private static final String CLAIM = "claim";
  private static final String CREDIT_OPEN = "credit.open.minor";
  private static final String CREDIT_LIMIT = "credit.limit.minor";
  private static final String PAYMENT_AMOUNT = "payment.amount.minor";
  private static final String PAYMENT_CURRENCY = "payment.currency";
  private static final String DELIVERY_ATTEMPT = "delivery.attempt";

  private OrderSpans() {}

  /**
   * Tags the result of a claim: {@code won}, {@code resumed}, {@code replayed} and so on. A replay
   * gets another operation name, because only the database knows that nothing was claimed.
   */
  static void describeClaim(Span span, Claim claim) {
    span.setTag(CLAIM, nameOf(claim));
    if (claim instanceof Claim.Replay) {
      span.setOperationName("replay outcome");
    }
  }

  private static String nameOf(Claim claim) {
    if (claim instanceof Claim.Won won) {
      return won.resumed() ? "resumed" : "won";
    }
    if (claim instanceof Claim.Replay) {
      return "replayed";
    }
    return claim instanceof Claim.InProgress ? "running" : "other order";
  }

  /** The amounts that a credit decision depends on. */
  static void tagCredit(Span span, long openMinor, long limitMinor, long totalMinor) {
    span.setTag(CREDIT_OPEN, openMinor)
        .setTag(CREDIT_LIMIT, limitMinor)
        .setTag(ORDER_TOTAL, totalMinor);
  }

  /** The amount to pay; never who pays or by what means. */
  static void tagPayment(Span span, OrderPrice price) {
    span.setTag(PAYMENT_AMOUNT, price.totalMinor()).setTag(PAYMENT_CURRENCY, price.currency());
  }

  /**
   * Marks the span that decided a rejection as an error, like the client span of a refused call.
   * The spans above it only carry the outcome.
   */
  static void markIfRejected(Span span, Throwable failure) {
    if (failure instanceof OrderRejection) {
      Tags.ERROR.set(span, true);
      span.log(Map.of(Fields.EVENT, "error", Fields.MESSAGE, Secrets.describe(failure)));
    }
  }

  /** A rejection that is decided in the current trace. */
  static OrderOutcome.Rejected rejectedInCurrentTrace(OrderRejection rejection) {
    TraceContext trace = TraceContext.current();
    return new OrderOutcome.Rejected(rejection, trace == null ? null : trace.traceId());
  }

  /** Names the order on the active span, so that its traces can be found. */
  static void tagActive(UUID orderId) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setTag(ORDER_ID, orderId.toString());
    }
  }

  /** Names the trace in which an order was placed, if that is another one. */
  static void tagActiveWithTrace(SpanContext placed) {
    Span active = TraceContext.activeSpan();
    if (active != null && placed != null) {
      active.setTag(ORDER_TRACE, placed.toTraceId());
    }
  }

  /** Marks the active span as a redelivery, unless it is the first delivery. */
  static void tagActiveWithDelivery(int attempt) {
    Span active = TraceContext.activeSpan();
    if (active != null && attempt > 1) {
      active.setTag(SpanTags.REASON, "redelivery").setTag(DELIVERY_ATTEMPT, attempt);
    }
  }
}
