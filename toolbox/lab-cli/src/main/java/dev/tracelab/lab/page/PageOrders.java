package dev.tracelab.lab.page;

import dev.tracelab.lab.order.GatewayClient;
import dev.tracelab.lab.page.PageOrder.Verdict;
import dev.tracelab.lab.process.LabException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Places orders, and tells the pages of each step: placed, answered, judged. */
final class PageOrders {

  private static final int KEPT = 200;

  private final ConcurrentSkipListMap<Integer, PageOrder> orders = new ConcurrentSkipListMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final Vertx vertx;
  private final PageJudge judge;
  private final PageEvents events;

  PageOrders(Vertx vertx, PageTargets targets, PageEvents events) {
    this.vertx = vertx;
    this.judge = new PageJudge(targets);
    this.events = events;
  }

  void list(RoutingContext context) {
    JsonArray all = new JsonArray();
    orders.descendingMap().values().forEach(order -> all.add(order.json()));
    context.json(all);
  }

  void show(RoutingContext context) {
    PageOrder order = find(context.pathParam("number"));
    if (order == null) {
      PageFailures.send(context, 404, "There is no such order on this page.");
    } else {
      context.json(order.json());
    }
  }

  private PageOrder find(String number) {
    return number.matches("\\d{1,9}") ? orders.get(Integer.valueOf(number)) : null;
  }

  void place(RoutingContext context) {
    PageRequest request = PageRequest.of(context.body().asJsonObject());
    PageOrder order = PageOrder.placed(numbers.incrementAndGet(), request.scenario());
    update(order);
    context.response().setStatusCode(202);
    context.json(order.json());
    Future<?> unused = run(order, request);
  }

  private Future<?> run(PageOrder order, PageRequest request) {
    return vertx
        .executeBlocking(() -> answered(order, request), false)
        .recover(failure -> Future.failedFuture(said(order, failure)));
  }

  private Void answered(PageOrder order, PageRequest request) {
    long start = System.nanoTime();
    List<GatewayClient.Response> responses = judge.place(request);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    GatewayClient.Response response = responses.get(0);
    PageOrder answered = order.answered(response.status(), millis, response.traceId());
    update(answered);
    try {
      Verdict verdict = judge.judge(request, responses);
      update(answered.judged(verdict));
    } catch (LabException e) {
      update(answered.failed(e.getMessage()));
    }
    return null;
  }

  private Throwable said(PageOrder order, Throwable failure) {
    boolean known = failure instanceof LabException;
    update(order.failed(known ? failure.getMessage() : "The lab failed: see .lab/logs/lab.log."));
    return failure;
  }

  private void update(PageOrder order) {
    orders.put(order.number(), order);
    while (orders.size() > KEPT) {
      Map.Entry<Integer, PageOrder> oldest = orders.pollFirstEntry();
      if (oldest == null) {
        break;
      }
    }
    events.send("order", order.json());
  }
}
