package dev.tracelab.doctor;

import dev.tracelab.jaeger.EmbeddedJaeger;
import dev.tracelab.jaeger.EmbeddedJaegerConfig;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.JaegerTracer;
import io.jaegertracing.internal.reporters.RemoteReporter;
import io.jaegertracing.internal.samplers.ConstSampler;
import io.jaegertracing.thrift.internal.senders.UdpSender;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.thrift.transport.TTransportException;

/** A trace backend, and services to examine, which are ill in one way each. */
final class Ward implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final EmbeddedJaeger jaeger;

  Ward() {
    jaeger =
        EmbeddedJaeger.start(vertx, EmbeddedJaegerConfig.defaults().withPortsFromSystem()).await();
  }

  URI query() {
    return http(jaeger.queryPort());
  }

  URI agent() {
    return URI.create("udp://" + HOST + ":" + jaeger.compactPort());
  }

  URI collector() {
    return http(jaeger.collectorPort()).resolve("/api/traces");
  }

  URI otlp() {
    return http(jaeger.otlpPort());
  }

  Backend backend() {
    return new Backend(query(), agent(), collector(), otlp());
  }

  /** A port at which nothing listens. */
  static URI nothing() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      return http(socket.getLocalPort());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server without a tracer. */
  URI server(Handler<HttpServerRequest> handler) {
    return http(
        vertx.createHttpServer().requestHandler(handler).listen(0, HOST).await().actualPort());
  }

  /** A server that sends these bytes to each client, and closes the connection. */
  URI speaking(byte[] bytes) {
    return http(
        vertx
            .createNetServer()
            .connectHandler(
                client -> client.write(Buffer.buffer(bytes)).onComplete(sent -> client.close()))
            .listen(0, HOST)
            .await()
            .actualPort());
  }

  /** A server that answers each request so. */
  URI answering(int status, String body) {
    return server(request -> request.response().setStatusCode(status).end(body));
  }

  /**
   * A service with common-tracing, which sends its spans here, unless its variables say otherwise.
   *
   * @param calls what it asks before it responds; null for nothing
   */
  URI service(String name, Map<String, String> variables, URI calls) {
    Map<String, String> environment = new HashMap<>();
    environment.put("JAEGER_ENDPOINT", collector().toString());
    environment.put("JAEGER_REPORTER_FLUSH_INTERVAL", "50");
    environment.putAll(variables);
    Tracing tracing = Tracing.start(TracingConfig.fromEnvironment(environment, name));
    Vertx traced =
        Vertx.builder()
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of("GET /hello"))))
            .build();
    closing.push(() -> tracing.close(Duration.ofSeconds(5)));
    closing.push(() -> traced.close().await());
    return http(traced
            .createHttpServer()
            .requestHandler(hello(traced, calls))
            .listen(0, HOST)
            .await()
            .actualPort())
        .resolve("/hello");
  }

  private static Router hello(Vertx traced, URI calls) {
    WebClient client = WebClient.create(traced);
    Router router = Router.router(traced);
    router
        .get("/hello")
        .handler(
            request -> {
              if (calls == null) {
                request.response().end("hello");
              } else {
                client
                    .getAbs(calls.toString())
                    .send()
                    .onComplete(called -> request.response().end("hello"));
              }
            });
    return router;
  }

  /** A tracer of jaeger-client, which sends over UDP. */
  JaegerTracer tracer(String name, Consumer<JaegerTracer.Builder> settings) {
    JaegerTracer.Builder builder =
        new JaegerTracer.Builder(name)
            .withSampler(new ConstSampler(true))
            .withReporter(
                new RemoteReporter.Builder().withSender(sender()).withFlushInterval(50).build());
    settings.accept(builder);
    JaegerTracer tracer = builder.build();
    closing.push(tracer::close);
    return tracer;
  }

  private UdpSender sender() {
    try {
      return new UdpSender(HOST, jaeger.compactPort(), 0);
    } catch (TTransportException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI http(int port) {
    return URI.create("http://" + HOST + ":" + port);
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    vertx.close().await();
  }
}
