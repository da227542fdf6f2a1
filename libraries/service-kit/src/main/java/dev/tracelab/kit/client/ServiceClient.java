package dev.tracelab.kit.client;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.ProblemException;
import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.CopiedTraceHeaders;
import dev.tracelab.tracing.http.ResponseStatus;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Calls one other service over HTTP: within the deadline, each attempt its own client span, and
 * again only where nothing was sent yet.
 */
public final class ServiceClient {

  private static final int CONNECTIONS = 64;
  private static final int WAITING_REQUESTS = 256;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(50);

  // A connection stays with one replica; new ones get to know the replicas that have joined.
  private static final Duration CONNECTION_LIFE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final ClientTracing tracing;
  private final String peer;
  private final URI base;
  private final WebClient client;
  private final CallMeters meters;
  private final CancellationInterceptor breakingOff = new CancellationInterceptor();

  private ServiceClient(
      Vertx vertx,
      ClientTracing tracing,
      CallMeters meters,
      String peer,
      URI base,
      WebClient client) {
    this.vertx = vertx;
    this.tracing = tracing;
    this.meters = meters;
    this.peer = peer;
    this.base = base;
    this.client = client;
    client.addInterceptor(new CopiedTraceHeaders());
    client.addInterceptor(new ResponseStatus());
    client.addInterceptor(breakingOff);
  }

  /**
   * A client with connections of its own.
   *
   * @param meters where each attempt is measured
   * @param peer the service's name in traces and problems, such as {@code order-service}
   * @param base its address; a path in it goes before each call's path
   */
  public static ServiceClient create(
      Vertx vertx, ClientTracing tracing, MeterRegistry meters, String peer, URI base) {
    return create(vertx, tracing, meters, peer, base, CONNECTION_LIFE);
  }

  /** Closes connections that are older than their life, once they are idle. */
  static ServiceClient create(
      Vertx vertx,
      ClientTracing tracing,
      MeterRegistry meters,
      String peer,
      URI base,
      Duration connectionLife) {
    WebClientOptions options =
        new WebClientOptions()
            .setDefaultHost(base.getHost())
            .setDefaultPort(port(base))
            .setSsl(isTls(base))
            .setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
            .setFollowRedirects(false)
            .setUserAgentEnabled(false);
    PoolOptions pool =
        new PoolOptions()
            .setHttp1MaxSize(CONNECTIONS)
            .setMaxWaitQueueSize(WAITING_REQUESTS)
            .setMaxLifetimeUnit(TimeUnit.MILLISECONDS)
            .setMaxLifetime(Math.toIntExact(connectionLife.toMillis()));
    return new ServiceClient(
        vertx,
        tracing,
        CallMeters.create(meters, peer),
        peer,
        base,
        WebClient.create(vertx, options, pool));
  }

  /**
   * Calls the service.
   *
   * @param attempts how often at most; only a connection that could not be made is tried again
   * @return the response, whatever its status. Fails with a problem: 503 when the service cannot be
   *     reached or breaks off, 504 when the deadline passes, {@link CallCancelledException} when it
   *     is cancelled
   */
  public Future<HttpResponse<Buffer>> call(ServiceCall call, Deadline deadline, int attempts) {
    return attempt(call, deadline, 1, attempts)
        .recover(failure -> Future.failedFuture(problemOf(failure, deadline)));
  }

  /** The service's name in traces and problems. */
  public String peer() {
    return peer;
  }

  /** Closes the connections. */
  public Future<Void> close() {
    client.close();
    return Future.succeededFuture();
  }

  private Throwable problemOf(Throwable failure, Deadline deadline) {
    return deadline.isCancelled()
        ? new CallCancelledException()
        : CallFailures.problemOf(failure, peer);
  }

  private Future<HttpResponse<Buffer>> attempt(
      ServiceCall call, Deadline deadline, int number, int attempts) {
    if (deadline.passed()) {
      return Future.failedFuture(ProblemException.deadlineExceeded());
    }
    countOnIntent(number);
    return tracing
        .attempt(
            spanName(call),
            number,
            () -> meters.measure(call, deadline, () -> send(call, deadline)))
        .recover(
            failure ->
                number < attempts && CallFailures.nothingWasSent(failure)
                    ? pause().compose(paused -> attempt(call, deadline, number + 1, attempts))
                    : Future.failedFuture(failure));
  }

  /** The active span stands for what the call is for; it tells how many attempts that took. */
  private static void countOnIntent(int number) {
    Span intent = TraceContext.activeSpan();
    if (intent != null) {
      intent.setTag(SpanTags.ATTEMPTS, number);
    }
  }

  private Future<HttpResponse<Buffer>> send(ServiceCall call, Deadline deadline) {
    long millis = deadline.remainingMillis();
    HttpRequest<Buffer> request =
        client
            .request(call.method(), base.getRawPath() + call.path())
            .putHeader(Deadline.HEADER, Long.toString(millis))
            .timeout(millis);
    call.headers().forEach(request::putHeader);
    // The client's own timeout starts anew with each byte that arrives.
    return breakingOff
        .send(request, deadline, () -> send(request, call.body()))
        .timeout(millis, TimeUnit.MILLISECONDS);
  }

  private static Future<HttpResponse<Buffer>> send(HttpRequest<Buffer> request, JsonObject body) {
    return body == null ? request.send() : request.sendJsonObject(body);
  }

  private Future<Void> pause() {
    return vertx.timer(PAUSE.toMillis(), TimeUnit.MILLISECONDS).mapEmpty();
  }

  private ClientCall spanName(ServiceCall call) {
    return new ClientCall(call.method(), peer, call.pathTemplate());
  }

  private static boolean isTls(URI base) {
    return "https".equals(base.getScheme());
  }

  private static int port(URI base) {
    return base.getPort() >= 0 ? base.getPort() : isTls(base) ? 443 : 80;
  }
}
