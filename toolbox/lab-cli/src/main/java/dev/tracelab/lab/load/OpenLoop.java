package dev.tracelab.lab.load;

import dev.tracelab.chaos.load.Attempt.Response;
import dev.tracelab.chaos.load.OrderClient;
import dev.tracelab.chaos.plan.ChaosPlan.PlannedOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Sends each order when it is due, without waiting for the responses of earlier ones.
 *
 * @param schedule when orders are due
 * @param recorder counts responses
 * @param answered receives each order and its response, from any thread
 */
record OpenLoop(
    OrderClient client,
    FixedSchedule schedule,
    LoadRecorder recorder,
    BiConsumer<PlannedOrder, Response> answered) {

  /** Sends the orders and returns when each has its response. */
  void run(List<PlannedOrder> orders, BooleanSupplier stopped) {
    List<CompletableFuture<Void>> responses = new ArrayList<>(orders.size());
    for (PlannedOrder order : orders) {
      if (!schedule.await(order.number(), stopped)) {
        break;
      }
      recorder.placed();
      responses.add(client.send(order).thenAccept(response -> answer(order, response)));
    }
    CompletableFuture.allOf(responses.toArray(CompletableFuture[]::new)).join();
  }

  private void answer(PlannedOrder order, Response response) {
    recorder.answered(response, schedule.latencyMicros(order.number()));
    answered.accept(order, response);
  }
}
