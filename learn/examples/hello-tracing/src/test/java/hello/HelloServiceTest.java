package hello;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.tracelab.golden.Golden;
import dev.tracelab.golden.GoldenComparison;
import dev.tracelab.golden.junit.SpanRecorder;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A greeting and its trace. */
class HelloServiceTest {

  private static final String PRODUCTS =
      "{\"products\": [{\"sku\": \"ethiopia\", \"name\": \"Ethiopia Yirgacheffe\"}]}";

  @RegisterExtension final SpanRecorder spans = new SpanRecorder();

  private final Tracing tracing = Tracing.reportingTo("hello-service", spans.reporter());
  private final Vertx vertx =
      Vertx.builder().withTracer(ServiceTracer.factory(tracing, HelloService.ROUTES)).build();
  private final Traced traced = new Traced(vertx, tracing.tracer());
  private HttpServer catalogue;

  @BeforeEach
  void startCatalogue() throws IOException {
    catalogue = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    catalogue.createContext(
        "/api/products",
        exchange -> {
          byte[] body = PRODUCTS.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    catalogue.start();
  }

  @Test
  void aGreetingIsOneTrace() throws Exception {
    HttpResponse<String> response = greet("you");

    assertEquals("Hello you, try our Ethiopia Yirgacheffe.\n", response.body());
    Golden golden = Golden.resource(getClass(), "hello.golden");
    GoldenComparison trace =
        golden.compare(spans.awaitTrace(golden::matches, Duration.ofSeconds(5)));
    assertTrue(trace.matches(), trace.report());
  }

  private HttpResponse<String> greet(String name) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + catalogue.getAddress().getPort());
    HelloService service = new HelloService(vertx, traced, address);
    int port = service.listen("127.0.0.1", 0).await().actualPort();
    URI hello = URI.create("http://127.0.0.1:" + port + "/hello/" + name);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(hello).build(), BodyHandlers.ofString());
  }

  @AfterEach
  void stop() {
    vertx.close().await();
    catalogue.stop(0);
  }
}
