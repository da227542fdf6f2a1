import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Span;
import io.opentracing.Tracer;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;

/** A caller sends a request to a greeter, which sends a message to a printer and waits for it. */
public class InjectAndExtract {

  public static void main(String[] arguments) {
    Vertx vertx = Vertx.vertx();
    try (JaegerTracer caller = Configuration.fromEnv("caller").getTracer();
        JaegerTracer greeter = Configuration.fromEnv("greeter").getTracer();
        JaegerTracer printer = Configuration.fromEnv("printer").getTracer()) {
      new Printer(printer).listen(vertx);
      HttpServer server = new Greeter(vertx, greeter).listen().await();
      new Caller(caller).sayHello(WebClient.create(vertx), server.actualPort()).await();
    } finally {
      vertx.close().await();
    }
  }

  record Caller(Tracer tracer) {

    Future<?> sayHello(WebClient client, int port) {
      Span span =
          tracer
              .buildSpan("say-hello")
              .withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CLIENT)
              .withTag(Tags.PEER_SERVICE, "greeter")
              .start();
      var request = client.get(port, "127.0.0.1", "/").timeout(10_000);
      return request.send().onComplete(done -> span.finish());
    }
  }

  record Greeter(Vertx vertx, Tracer tracer) {

    Future<HttpServer> listen() {
      return vertx.createHttpServer().requestHandler(this::format).listen(0, "127.0.0.1");
    }

    private void format(HttpServerRequest request) {
      Span span =
          tracer
              .buildSpan("format")
              .withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_SERVER)
              .start();
      JsonObject letter = new JsonObject().put("text", "Hello, Ada!");
      vertx
          .eventBus()
          .request("printer", letter, new DeliveryOptions().setSendTimeout(10_000))
          .onComplete(done -> span.finish())
          .onComplete(done -> request.response().end());
    }
  }

  record Printer(Tracer tracer) {

    void listen(Vertx vertx) {
      vertx.eventBus().consumer("printer", this::print);
    }

    private void print(Message<JsonObject> message) {
      JsonObject letter = message.body();
      Span span =
          tracer
              .buildSpan("print")
              .withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CONSUMER)
              .start();
      System.out.println(letter.getString("text"));
      span.finish();
      message.reply("printed");
    }
  }
}
