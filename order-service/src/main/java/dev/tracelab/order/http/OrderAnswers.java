package dev.tracelab.order.http;

import dev.tracelab.kit.http.ApiResponse;
import dev.tracelab.kit.http.Problem;
import dev.tracelab.order.domain.FinalAnswer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Kept answers as HTTP. */
final class OrderAnswers {

  private OrderAnswers() {}

  static ApiResponse placed(FinalAnswer answer) {
    Buffer body = Buffer.buffer(answer.body());
    return answer.status() >= 400
        ? ApiResponse.of(answer.status(), Problem.MEDIA_TYPE, body)
        : ApiResponse.of(answer.status(), "application/json", body)
            .withHeader("location", place(body));
  }

  private static String place(Buffer order) {
    return "/orders/" + new JsonObject(order).getString("id");
  }
}
