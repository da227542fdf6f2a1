package dev.tracelab.kit.http;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.kit.http.hardening.ConcurrencyLimitHandler;
import dev.tracelab.kit.http.hardening.RequestBodyGuard;
import dev.tracelab.kit.http.hardening.StrictRequestExtractor;
import dev.tracelab.kit.problem.ProblemException;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.http.TraceResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.PlatformHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A service's routes, each of them an operation of its OpenAPI contract:
 *
 * <pre>{@code
 * api.route("POST /orders", orders::place).route("GET /orders/{id}", orders::find);
 * }</pre>
 *
 * <p>Handlers only see requests that are valid according to the contract. Every failure becomes a
 * problem response.
 */
public final class Api {

  private static final Duration MAX_DEADLINE = Duration.ofSeconds(30);
  private static final int BODY_LIMIT_BYTES = 64 * 1024;

  // Gives a handler time to explain the missed deadline better than the API could.
  private static final Duration GRACE = Duration.ofMillis(100);

  private final Vertx vertx;
  private final MeterRegistry meters;
  private final ApiContract contract;
  private final RouterBuilder builder;
  private final List<PlatformHandler> first = new ArrayList<>();
  private final Map<String, URI> links = new LinkedHashMap<>();
  private PlatformHandler concurrencyLimit = RoutingContext::next;
  private DeadlineHandler deadlines = DeadlineHandler.atMost(MAX_DEADLINE);
  private UnaryOperator<Throwable> failureMapper = UnaryOperator.identity();

  private Api(Vertx vertx, MeterRegistry meters, ApiContract contract, RouterBuilder builder) {
    this.vertx = vertx;
    this.meters = meters;
    this.contract = contract;
    this.builder = builder;
  }

  /** Reads a contract from the class path. */
  static Future<Api> load(Vertx vertx, MeterRegistry meters, String resource) {
    return vertx
        .executeBlocking(() -> ApiContract.read(resource))
        .compose(contract -> create(vertx, meters, contract));
  }

  private static Future<Api> create(Vertx vertx, MeterRegistry meters, ApiContract contract) {
    return OpenAPIContract.from(vertx, contract.forValidation())
        .map(checked -> RouterBuilder.create(vertx, checked, new StrictRequestExtractor()))
        .map(builder -> new Api(vertx, meters, contract, builder));
  }

  /**
   * Gives each request this deadline, for the edge, where callers are not trusted. By default the
   * caller's deadline counts, up to thirty seconds.
   */
  public Api deadline(Duration deadline) {
    deadlines = DeadlineHandler.always(deadline);
    return this;
  }

  /**
   * Limits the requests in flight, for the edge: requests above the limit get 503 at once. By
   * default there is no limit.
   *
   * @param max the most requests in flight
   * @param targetP95 target p95 latency; while it is missed, fewer requests are admitted
   */
  public Api concurrencyLimit(int max, Duration targetP95) {
    concurrencyLimit = new ConcurrencyLimitHandler(max, targetP95, meters, System::nanoTime);
    return this;
  }

  /** Adds a handler that each request passes before its operation's handler. */
  public Api before(PlatformHandler handler) {
    first.add(handler);
    return this;
  }

  /** Adds a link to the page at the root, to something that belongs to this API. */
  public Api link(String title, URI address) {
    links.put(title, address);
    return this;
  }

  /**
   * Maps the failures of handlers before they become responses.
   *
   * @param mapper turns a failure that it knows, such as a rejection, into a {@link
   *     ProblemException} and returns any other as it is
   */
  public Api mapFailures(UnaryOperator<Throwable> mapper) {
    failureMapper = mapper;
    return this;
  }

  /**
   * Binds a handler to an operation of the contract.
   *
   * @param operation method and path template as in the contract, such as {@code GET /orders/{id}}
   * @param handler its future becomes the response; a failed future or an exception becomes a
   *     problem
   * @throws IllegalArgumentException if the contract has no such operation
   */
  public Api route(String operation, Function<RoutingContext, Future<ApiResponse>> handler) {
    builder.getRoutes().stream()
        .filter(route -> nameOf(route).equals(operation))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("The contract has no operation " + operation + "."))
        .addHandler(context -> serve(context, handler));
    return this;
  }

  private static String nameOf(OpenAPIRoute route) {
    return route.getOperation().getHttpMethod() + " " + route.getOperation().getOpenAPIPath();
  }

  /**
   * The router with all routes, including the contract itself at {@code /openapi.yaml}.
   *
   * @throws IllegalStateException if an operation of the contract has no handler
   */
  Router router() {
    checkAllOperationsHaveHandlers();
    RouteNames names = RouteNames.of(contract.routes());
    ProblemHandler problems = new ProblemHandler(names);
    Router router = withRootHandlers(names).createRouter();
    router.get("/").handler(new IndexPage(contract, links));
    router.get("/openapi.yaml").handler(this::sendContract);
    answerHead(router);
    contract.methodsByPath().forEach((path, methods) -> refuseOtherMethods(router, path, methods));
    router.route().handler(context -> context.fail(404));
    router.route().failureHandler(problems);
    // Vert.x does not call the failure handler for a path that it cannot decode.
    return router.errorHandler(400, Api::refusePath).errorHandler(500, problems);
  }

  private void checkAllOperationsHaveHandlers() {
    builder.getRoutes().stream()
        .filter(route -> route.getHandlers().isEmpty())
        .findFirst()
        .ifPresent(
            route -> {
              throw new IllegalStateException(nameOf(route) + " of the contract has no handler.");
            });
  }

  private RouterBuilder withRootHandlers(RouteNames names) {
    builder.rootHandler(new RequestMeters(meters, names)).rootHandler(new TraceResponse());
    first.forEach(builder::rootHandler);
    return builder
        .rootHandler(concurrencyLimit)
        .rootHandler(deadlines)
        .rootHandler((PlatformHandler) RequestBodyGuard::before)
        .rootHandler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT_BYTES))
        .rootHandler(RequestBodyGuard::after);
  }

  private void sendContract(RoutingContext context) {
    ApiResponse.of(200, "application/yaml", contract.text()).sendTo(context.response());
  }

  /** RFC 9110, section 9.1: a server that supports GET supports HEAD. Vert.x omits the body. */
  private static void answerHead(Router router) {
    router.getRoutes().stream()
        .filter(route -> route.methods() != null && route.methods().contains(HttpMethod.GET))
        .forEach(route -> route.method(HttpMethod.HEAD));
  }

  private static void refuseOtherMethods(Router router, String path, Set<String> methods) {
    String allowed = String.join(", ", methods);
    ProblemException refusal =
        ProblemException.of(405, "method-not-allowed", "This path allows only " + allowed + ".")
            .withHeader("allow", allowed);
    router.route(path.replaceAll("\\{([^{}/]+)}", ":$1")).handler(context -> context.fail(refusal));
  }

  private void serve(
      RoutingContext context, Function<RoutingContext, Future<ApiResponse>> handler) {
    Deadline deadline = Deadline.of(context);
    context.addEndHandler(
        end -> {
          if (end.failed()) {
            deadline.cancel();
          }
        });
    long timer =
        vertx.setTimer(
            deadline.remaining().plus(GRACE).toMillis(),
            id -> context.fail(ProblemException.deadlineExceeded()));
    Future.succeededFuture(context)
        .compose(handler)
        .onSuccess(response -> response.sendTo(context.response()))
        .onFailure(failure -> context.fail(failureMapper.apply(failure)))
        .onComplete(done -> vertx.cancelTimer(timer));
  }

  private static void refusePath(RoutingContext context) {
    ApiResponse.problem(ProblemException.of(400, "invalid-path", "The path cannot be decoded."))
        .sendTo(context.response());
  }
}
