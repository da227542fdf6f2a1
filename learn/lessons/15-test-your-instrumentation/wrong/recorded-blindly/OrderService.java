import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.tag.Tags;

/** Places an order whose payment is declined. Its instrumentation can be broken on purpose. */
class OrderService {

  /** How this build of the service is instrumented. */
  enum Build {
    RIGHT,
    RIGHT_IN_ANOTHER_ORDER,
    STEP_IS_A_ROOT,
    STEP_NEVER_FINISHED,
    FAILURE_NOT_MARKED,
    ID_IN_THE_NAME
  }

  private final Tracer tracer;
  private final Build build;

  OrderService(Tracer tracer, Build build) {
    this.tracer = tracer;
    this.build = build;
  }

  void placeOrder(int id) {
    String name = build == Build.ID_IN_THE_NAME ? "place-order-" + id : "place-order";
    Span order = tracer.buildSpan(name).withTag("order", id).start();
    if (build == Build.RIGHT_IN_ANOTHER_ORDER) {
      authorisePayment(order);
      reserveStock(order);
    } else {
      reserveStock(order);
      authorisePayment(order);
    }
    order.finish();
  }

  private void reserveStock(Span order) {
    Span parent = build == Build.STEP_IS_A_ROOT ? null : order;
    tracer.buildSpan("reserve-stock").asChildOf(parent).start().finish();
  }

  private void authorisePayment(Span order) {
    Span payment = tracer.buildSpan("authorise-payment").asChildOf(order).start();
    if (build != Build.FAILURE_NOT_MARKED) {
      payment.setTag(Tags.ERROR, true);
    }
    if (build != Build.STEP_NEVER_FINISHED) {
      payment.finish();
    }
  }
}
