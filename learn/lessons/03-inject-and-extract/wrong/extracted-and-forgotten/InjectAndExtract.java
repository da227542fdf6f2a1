import io.jaegertracing.Configuration;
import io.jaegertracing.internal.JaegerTracer;
import io.opentracing.Span;
import io.opentracing.SpanContext;
import io.opentracing.Tracer;
import io.opentracing.propagation.Format.Builtin;
import io.opentracing.propagation.TextMapAdapter;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.util.HashMap;
import java.util.Map;

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
      inject(span.context(), request.headers());
      return request.send().onComplete(done -> span.finish());
    }

    private void inject(SpanContext context, MultiMap headers) {
      Map<String, String> carrier = new HashMap<>();
      tracer.inject(context, Builtin.HTTP_HEADERS, new TextMapAdapter(carrier));
      headers.addAll(carrier);
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
              .asChildOf(extract(request.headers()))
              .withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_SERVER)
              .start();
      JsonObject letter = new JsonObject().put("text", "Hello, Ada!");
      letter.put("trace", inject(span.context()));
      vertx
          .eventBus()
          .request("printer", letter, new DeliveryOptions().setSendTimeout(10_000))
          .onComplete(done -> span.finish())
          .onComplete(done -> request.response().end());
    }

    private SpanContext extract(MultiMap headers) {
      Map<String, String> carrier = new HashMap<>();
      headers.forEach(carrier::put);
      return tracer.extract(Builtin.HTTP_HEADERS, new TextMapAdapter(carrier));
    }

    private JsonObject inject(SpanContext context) {
      Map<String, String> carrier = new HashMap<>();
      tracer.inject(context, Builtin.TEXT_MAP, new TextMapAdapter(carrier));
      return JsonObject.mapFrom(carrier);
    }
  }

  record Printer(Tracer tracer) {

    void listen(Vertx vertx) {
      vertx.eventBus().consumer("printer", this::print);
    }

    private void print(Message<JsonObject> message) {
      JsonObject letter = message.body();
      extract(letter.getJsonObject("trace", new JsonObject()));
      Span span =
          tracer
              .buildSpan("print")
              .withTag(Tags.SPAN_KIND, Tags.SPAN_KIND_CONSUMER)
              .start();
      System.out.println(letter.getString("text"));
      span.finish();
      message.reply("printed");
    }

    private SpanContext extract(JsonObject trace) {
      Map<String, String> carrier = new HashMap<>();
      trace.forEach(field -> carrier.put(field.getKey(), (String) field.getValue()));
      return tracer.extract(Builtin.TEXT_MAP, new TextMapAdapter(carrier));
    }
  }
}
