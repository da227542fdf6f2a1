package dev.tracelab.bench.hello;

import dev.tracelab.bench.load.ClosedLoop;
import dev.tracelab.bench.load.SpanSink;
import dev.tracelab.bench.load.SpanTally;
import dev.tracelab.bench.measure.Subject;
import dev.tracelab.bench.process.ChildJvm;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The two services of one setting, and the users that call the first. */
final class HelloPair implements Subject {

  private static final int USERS = 32;

  /** Longer than any setting keeps finished spans. */
  private static final long SENT_WITHIN_MILLIS = 1_200;

  private final HelloSetting setting;
  private final Vertx vertx;
  private final SpanSink sink;
  private final ChildJvm backend;
  private final ChildJvm gateway;
  private final ClosedLoop users;
  private long requests;

  private HelloPair(
      HelloSetting setting, Vertx vertx, SpanSink sink, ChildJvm backend, ChildJvm gateway) {
    this.setting = setting;
    this.vertx = vertx;
    this.sink = sink;
    this.backend = backend;
    this.gateway = gateway;
    HttpRequest<Buffer> request =
        WebClient.create(vertx).get(gateway.port(), "127.0.0.1", HelloService.PATH);
    this.users = new ClosedLoop(vertx, USERS, () -> call(request));
  }

  /** Starts both. */
  static HelloPair start(HelloSetting setting, Vertx vertx, SpanSink sink) {
    String collector = sink.collector(setting.name()).toString();
    ChildJvm backend = ChildJvm.builder(HelloService.class).start(setting.name(), collector);
    try {
      String port = String.valueOf(backend.port());
      ChildJvm gateway =
          ChildJvm.builder(HelloService.class).start(setting.name(), collector, port);
      return new HelloPair(setting, vertx, sink, backend, gateway);
    } catch (RuntimeException e) {
      backend.close();
      throw e;
    }
  }

  @Override
  public String title() {
    return setting.title();
  }

  @Override
  public double microsPerRequest(Duration load) {
    Duration before = cpuTime();
    long answered = users.run(load);
    vertx.timer(SENT_WITHIN_MILLIS, TimeUnit.MILLISECONDS).await();
    requests += answered;
    return cpuTime().minus(before).toNanos() / 1e3 / answered;
  }

  /** Those of all requests up to now. */
  SpanTally spans() {
    return new SpanTally(requests * setting.spans(), sink.received(setting.name()));
  }

  @Override
  public void close() {
    gateway.close();
    backend.close();
  }

  private Duration cpuTime() {
    return gateway.cpuTime().plus(backend.cpuTime());
  }

  private static Future<Void> call(HttpRequest<Buffer> request) {
    return request
        .send()
        .compose(
            answer ->
                answer.statusCode() == 200
                    ? Future.succeededFuture()
                    : Future.failedFuture("The gateway answered " + answer.statusCode()));
  }
}
