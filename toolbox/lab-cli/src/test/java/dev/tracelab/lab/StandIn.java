package dev.tracelab.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Stands in for a service in a separate process: ready, accepts orders, creates no spans. */
public final class StandIn {

  private StandIn() {}

  public static void main(String[] arguments) throws Exception {
    serve("PORT", 201, "{\"id\":\"7\",\"state\":\"CONFIRMED\"}");
    serve("MANAGEMENT_PORT", 200, "{}");
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  private static void serve(String port, int status, String body) throws IOException {
    int number = Integer.parseInt(System.getenv(port));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), number), 0);
    server.createContext("/", exchange -> respond(exchange, status, body));
    server.start();
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("x-trace-id", "4bf92f3577b34da6a3ce929d0e0e4736");
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
