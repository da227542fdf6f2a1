package dev.tracelab.jaeger.contract;

import dev.tracelab.jaeger.browser.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.BooleanSupplier;

/** Waits until a started Jaeger responds. */
final class JaegerHealth {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private JaegerHealth() {}

  /**
   * Waits until the address responds with 200.
   *
   * @throws IllegalStateException if the program ends first
   */
  static void await(String address, BooleanSupplier isAlive) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    Await.until(() -> isUp(request) || !isAlive.getAsBoolean(), ended -> ended);
    if (!isAlive.getAsBoolean()) {
      throw new IllegalStateException("The real Jaeger ended before it responded.");
    }
  }

  private static boolean isUp(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
