package dev.tracelab.order.flow;

import dev.tracelab.order.domain.Claim;
import dev.tracelab.order.domain.OrderState;
import dev.tracelab.order.domain.Quote;
import dev.tracelab.tracing.Secrets;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.log.Fields;
import io.opentracing.tag.Tags;
import java.util.Map;
import java.util.UUID;

/** What the order service's spans say of orders. */
final class OrderSpans {

  private static final String ORDER_ID = "order.id";
  private static final String ORDER_TRACE = "order.trace";
  private static final String DELIVERY_ATTEMPT = "delivery.attempt";

  private static final String CLAIM = "claim";
  private static final String ORDER_STATE = "order.state";
  private static final String ORDER_TOTAL = "order.total.minor";
  private static final String CREDIT_OPEN = "credit.open.minor";
  private static final String CREDIT_LIMIT = "credit.limit.minor";
  private static final String PAYMENT_AMOUNT = "payment.amount.minor";
  private static final String PAYMENT_CURRENCY = "payment.currency";

  private OrderSpans() {}

  /** Tells what became of the key: {@code won}, {@code resumed}, {@code answered} and so on. */
  static void tagClaim(Span span, Claim claim) {
    span.setTag(CLAIM, nameOf(claim));
  }

  private static String nameOf(Claim claim) {
    if (claim instanceof Claim.Won won) {
      return won.resumed() ? "resumed" : "won";
    }
    if (claim instanceof Claim.Answered) {
      return "answered";
    }
    return claim instanceof Claim.Running ? "running" : "other order";
  }

  /** Tells the two amounts that credit is decided by, and this order's. */
  static void tagCredit(Span span, long openMinor, long limitMinor, long totalMinor) {
    span.setTag(CREDIT_OPEN, openMinor)
        .setTag(CREDIT_LIMIT, limitMinor)
        .setTag(ORDER_TOTAL, totalMinor);
  }

  /** Tells what is to be paid, and nothing of who pays by what. */
  static void tagPayment(Span span, Quote quote) {
    span.setTag(PAYMENT_AMOUNT, quote.totalMinor()).setTag(PAYMENT_CURRENCY, quote.currency());
  }

  /** Tells the state that an order comes into. */
  static void tagState(Span span, OrderState state) {
    span.setTag(ORDER_STATE, state.name());
  }

  /**
   * Marks the span that decided a refusal, as a client span of a refused call is marked. The spans
   * above it only name the outcome.
   */
  static void markIfRefused(Span span, Throwable failure) {
    if (Refusal.isOne(failure)) {
      Tags.ERROR.set(span, true);
      span.log(Map.of(Fields.EVENT, "error", Fields.MESSAGE, Secrets.sentenceOf(failure)));
    }
  }

  /** Names the order on the active span, so that its trace can be searched for. */
  static void tagActive(UUID orderId) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setTag(ORDER_ID, orderId.toString());
    }
  }

  /** Names the trace that tells an order's whole story, where that is another one. */
  static void tagActiveWithTrace(SpanContext placed) {
    Span active = TraceContext.activeSpan();
    if (active != null && placed != null) {
      active.setTag(ORDER_TRACE, placed.toTraceId());
    }
  }

  /** Tells a delivery that is not the first one. */
  static void tagActiveWithDelivery(int attempt) {
    Span active = TraceContext.activeSpan();
    if (active != null && attempt > 1) {
      active.setTag(SpanTags.REASON, "redelivery").setTag(DELIVERY_ATTEMPT, attempt);
    }
  }

  /** Tells why work is done that was begun before. */
  static void tagActiveWithReason(String reason) {
    Span active = TraceContext.activeSpan();
    if (active != null) {
      active.setTag(SpanTags.REASON, reason);
    }
  }
}
