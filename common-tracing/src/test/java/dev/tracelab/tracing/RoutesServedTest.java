package dev.tracelab.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.http.RouteNames;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Compares the route table with a real router: a request has a route name exactly if a route serves
 * it.
 */
class RoutesServedTest {

  private static final int REQUESTS = 3_000;
  private static final List<String> TEMPLATES =
      List.of("/", "/orders", "/orders/recent", "/orders/{id}", "/orders/{id}/items", "/a.b/{c}.d");
  private static final List<String> PIECES =
      List.of(
          "/",
          "/",
          "/",
          "//",
          "/.",
          "/..",
          "/./",
          "/../",
          "orders",
          "orders",
          "%6frders",
          "ORDERS",
          "recent",
          "/orders/7/items",
          "/orders/recent",
          "/a.b/c.d",
          "7",
          "a b",
          "items",
          "a.b",
          "aXb",
          "c.d",
          "c%2Ed",
          "%2f",
          "%2F",
          "%zz",
          "%",
          "%4",
          "%%",
          "%+",
          "+",
          ";x=1",
          "*",
          ":id",
          "{id}",
          "%C3%BC",
          "~",
          "%00",
          "\\");

  private final TracedVertx lab = new TracedVertx();
  private final RouteNames names =
      RouteNames.of(TEMPLATES.stream().map(template -> "GET " + template).toList());
  private HttpServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws Exception {
    Router router = Router.router(lab.vertx);
    TEMPLATES.forEach(
        template ->
            router
                .get(template.replaceAll("\\{([^{}/]+)}", ":$1"))
                .handler(request -> request.response().end(template)));
    server =
        lab.await(() -> lab.vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    client = lab.vertx.createHttpClient();
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  @Test
  void exactlyTheRequestsThatTheRouterServesHaveARouteName() throws Exception {
    long seed = Long.getLong("routes.seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> paths =
        Stream.generate(() -> path(random)).limit(REQUESTS).map(this::sendable).toList();

    List<String> served =
        lab.await(() -> Future.all(paths.stream().map(this::ask).toList()).map(all -> all.list()));

    for (int i = 0; i < paths.size(); i++) {
      String name = names.templateOf("GET", paths.get(i));
      assertThat(name == null ? "" : name)
          .as("%s, -Droutes.seed=%d", paths.get(i), seed)
          .isEqualTo(served.get(i));
    }
    assertThat(served).contains(TEMPLATES.toArray(String[]::new));
  }

  private static String path(Random random) {
    return random
        .ints(1 + random.nextInt(7), 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining("", "/", ""));
  }

  private String sendable(String path) {
    return path.replace(" ", "_");
  }

  private Future<String> ask(String path) {
    return client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("127.0.0.1")
                .setPort(server.actualPort())
                .setURI(path))
        .compose(request -> request.send())
        .compose(RoutesServedTest::served);
  }

  private static Future<String> served(HttpClientResponse response) {
    Future<Buffer> body = response.body();
    return response.statusCode() == 200 ? body.map(Buffer::toString) : body.map("");
  }
}
