package dev.tracelab.jaeger;

import io.jaegertracing.thriftjava.Batch;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;

/** A backend on free ports, with a client. */
public final class RunningBackend implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Vertx vertx = Vertx.vertx();
  private final EmbeddedJaeger jaeger;

  private RunningBackend(EmbeddedJaegerConfig config) throws Exception {
    jaeger = EmbeddedJaeger.start(vertx, config).await(20, TimeUnit.SECONDS);
  }

  public static RunningBackend start() throws Exception {
    return start(EmbeddedJaegerConfig.defaults());
  }

  public static RunningBackend start(EmbeddedJaegerConfig config) throws Exception {
    return new RunningBackend(config.withPortsFromSystem());
  }

  public EmbeddedJaeger jaeger() {
    return jaeger;
  }

  public URI query(String path) {
    return URI.create("http://127.0.0.1:" + jaeger.queryPort() + path);
  }

  public URI collector() {
    return URI.create("http://127.0.0.1:" + jaeger.collectorPort() + "/api/traces");
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(query(path)).build());
  }

  public JsonObject json(String path) {
    return new JsonObject(get(path).body());
  }

  public HttpResponse<String> post(Batch batch) {
    return post(Batches.binary(batch), "application/x-thrift");
  }

  public HttpResponse<String> post(byte[] body, String contentType) {
    return send(
        HttpRequest.newBuilder(collector())
            .header("content-type", contentType)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws Exception {
    jaeger.close().await(20, TimeUnit.SECONDS);
    vertx.close().await(20, TimeUnit.SECONDS);
  }
}
