package dev.tracelab.kit.client;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.tracing.SpanTags;
import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.CopiedTraceHeaders;
import dev.tracelab.tracing.http.ResponseStatus;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentracing.Span;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls another service over HTTP within a deadline. Each attempt has its own client span; a call
 * is retried only if nothing was sent.
 */
public final class ServiceClient {

  private static final int CONNECTIONS = 64;
  private static final int WAITING_REQUESTS = 256;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration RETRY_DELAY = Duration.ofMillis(50);

  // A connection stays with one replica; only new connections discover replicas that joined later.
  private static final Duration CONNECTION_LIFE = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final ClientTracing tracing;
  private final String peer;
  private final URI base;
  private final WebClient client;
  private final CallMeters meters;
  private final CancellationInterceptor cancellation = new CancellationInterceptor();

  /** The call was cancelled because the caller disconnected. This says nothing about the peer. */
  public static final class CallCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private CallCancelledException() {
      super("The caller disconnected.", null, false, false);
    }
  }

  /**
   * Creates a client with a connection pool of its own.
   *
   * @param meters where attempts are measured
   * @param peer the service's name in traces and problems, such as {@code order-service}
   * @param base the service's address; its path is prepended to the path of each call
   */
  public ServiceClient(
      Vertx vertx, ClientTracing tracing, MeterRegistry meters, String peer, URI base) {
    this(vertx, tracing, meters, peer, base, CONNECTION_LIFE);
  }

  /** Closes connections that are idle and older than {@code connectionLife}. */
  ServiceClient(
      Vertx vertx,
      ClientTracing tracing,
      MeterRegistry meters,
      String peer,
      URI base,
      Duration connectionLife) {
    this.vertx = vertx;
    this.tracing = tracing;
    this.peer = peer;
    this.base = base;
    this.meters = new CallMeters(meters, peer);
    this.client = WebClient.create(vertx, options(base), pool(connectionLife));
    client.addInterceptor(new CopiedTraceHeaders());
    client.addInterceptor(new ResponseStatus());
    client.addInterceptor(cancellation);
  }

  private static WebClientOptions options(URI base) {
    boolean tls = "https".equals(base.getScheme());
    int defaultPort = tls ? 443 : 80;
    return new WebClientOptions()
        .setDefaultHost(base.getHost())
        .setDefaultPort(base.getPort() < 0 ? defaultPort : base.getPort())
        .setSsl(tls)
        .setConnectTimeout(Math.toIntExact(CONNECT_TIMEOUT.toMillis()))
        .setFollowRedirects(false)
        .setUserAgentEnabled(false);
  }

  private static PoolOptions pool(Duration connectionLife) {
    return new PoolOptions()
        .setHttp1MaxSize(CONNECTIONS)
        .setMaxWaitQueueSize(WAITING_REQUESTS)
        .setMaxLifetimeUnit(TimeUnit.MILLISECONDS)
        .setMaxLifetime(Math.toIntExact(connectionLife.toMillis()));
  }

  /**
   * Calls the service.
   *
   * @param maxAttempts including the first; only a failure to connect is retried
   * @return the response, whatever its status. Fails with a problem, 503 if the service is
   *     unreachable or breaks the connection and 504 if the deadline passes, or with {@link
   *     CallCancelledException} if the deadline is cancelled
   */
  public Future<HttpResponse<Buffer>> call(ServiceCall call, Deadline deadline, int maxAttempts) {
    return attempt(call, deadline, 1, maxAttempts)
        .recover(failure -> Future.failedFuture(explained(failure, deadline)));
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

  private Future<HttpResponse<Buffer>> attempt(
      ServiceCall call, Deadline deadline, int number, int maxAttempts) {
    if (deadline.passed()) {
      return Future.failedFuture(ProblemException.deadlineExceeded());
    }
    countOnActiveSpan(number);
    ClientCall span = new ClientCall(call.method(), peer, call.pathTemplate());
    return tracing
        .attempt(span, number, () -> send(call, deadline))
        .recover(
            failure ->
                number < maxAttempts && nothingWasSent(failure)
                    ? vertx
                        .timer(RETRY_DELAY.toMillis(), TimeUnit.MILLISECONDS)
                        .compose(delayed -> attempt(call, deadline, number + 1, maxAttempts))
                    : Future.failedFuture(failure));
  }

  private Future<HttpResponse<Buffer>> send(ServiceCall call, Deadline deadline) {
    long millis = deadline.remainingMillis();
    HttpRequest<Buffer> request =
        client
            .request(call.method(), base.getRawPath() + call.path())
            .putHeader(Deadline.HEADER, Long.toString(millis))
            .timeout(millis);
    call.headers().forEach(request::putHeader);
    Timer.Sample sample = meters.begin();
    Runnable forget = cancellation.resetOnCancel(request, deadline);
    // The request's own timeout restarts with each byte received; the future's does not.
    return (call.body() == null ? request.send() : request.sendJsonObject(call.body()))
        .onComplete(done -> forget.run())
        .timeout(millis, TimeUnit.MILLISECONDS)
        .onComplete(result -> meters.end(sample, call, deadline, result));
  }

  /** The active span is the intent behind the call; its tag counts the attempts. */
  private static void countOnActiveSpan(int attempts) {
    Span intent = TraceContext.activeSpan();
    if (intent != null) {
      intent.setTag(SpanTags.ATTEMPTS, attempts);
    }
  }

  /** Whether no connection was established, so that a retry cannot repeat an effect. */
  static boolean nothingWasSent(Throwable failure) {
    return failure instanceof ConnectException
        || failure instanceof NoRouteToHostException
        || failure instanceof UnknownHostException;
  }

  private Throwable explained(Throwable failure, Deadline deadline) {
    if (deadline.isCancelled()) {
      return new CallCancelledException();
    }
    if (failure instanceof ProblemException) {
      return failure;
    }
    return failure instanceof TimeoutException
        ? ProblemException.deadlineExceeded()
        : ProblemException.unavailable(peer + " cannot be reached.");
  }
}
