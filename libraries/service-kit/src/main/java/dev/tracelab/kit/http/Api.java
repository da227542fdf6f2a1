package dev.tracelab.kit.http;

import dev.tracelab.kit.deadline.Deadline;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.http.TraceResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.AsyncResult;
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
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;

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

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int BODY_LIMIT_BYTES = 64 * 1024;

  // What calls inside a handler say of a deadline is better than what we can say from outside.
  private static final Duration GRACE = Duration.ofMillis(100);

  private final Vertx vertx;
  private final MeterRegistry meters;
  private final ApiContract contract;
  private final RouterBuilder builder;
  private PlatformHandler concurrencyLimit = RoutingContext::next;
  private DeadlineHandler deadlines = DeadlineHandler.atMost(LONGEST, System::nanoTime);

  private Api(Vertx vertx, MeterRegistry meters, ApiContract contract, RouterBuilder builder) {
    this.vertx = vertx;
    this.meters = meters;
    this.contract = contract;
    this.builder = builder;
  }

  /** Reads a contract, which has its place on the class path. */
  static Future<Api> load(Vertx vertx, MeterRegistry meters, String resource) {
    return vertx
        .executeBlocking(() -> ApiContract.read(resource))
        .compose(contract -> create(vertx, meters, contract));
  }

  private static Future<Api> create(Vertx vertx, MeterRegistry meters, ApiContract contract) {
    return OpenAPIContract.from(vertx, contract.requestsOnly())
        .map(checked -> RouterBuilder.create(vertx, checked, new StrictRequestExtractor()))
        .map(builder -> new Api(vertx, meters, contract, builder));
  }

  /**
   * Gives each request this deadline and ignores what its caller says: for the edge, where callers
   * are not trusted. Without it a caller's deadline holds, up to thirty seconds.
   */
  public Api deadline(Duration own) {
    deadlines = DeadlineHandler.always(own, System::nanoTime);
    return this;
  }

  /**
   * Bounds the requests in flight, for the edge: requests beyond the bound get 503 at once. Without
   * it only the parts behind have bounds.
   *
   * @param max the most requests in flight
   * @param targetP95 target p95 latency; while it is missed, fewer requests are admitted
   */
  public Api concurrencyLimit(int max, Duration targetP95) {
    concurrencyLimit = new ConcurrencyLimitHandler(max, targetP95, meters, System::nanoTime);
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
    router.get("/").handler(IndexPage.of(contract));
    router.get("/openapi.yaml").handler(this::sendContract);
    answerHead(router);
    contract.paths().forEach(path -> refuseOtherMethods(router, path));
    router.route().handler(context -> context.fail(ProblemMapper.notFound()));
    router.route().failureHandler(problems);
    // A path that cannot be decoded reaches no failure handler.
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
    BodyTimeoutHandler patience = new BodyTimeoutHandler(vertx);
    return builder
        .rootHandler(RequestMeters.create(meters, names))
        .rootHandler(TraceResponse.create())
        .rootHandler(concurrencyLimit)
        .rootHandler(deadlines)
        .rootHandler(patience)
        .rootHandler((PlatformHandler) FormContentType::hide)
        .rootHandler(BodyHandler.create(false).setBodyLimit(BODY_LIMIT_BYTES))
        .rootHandler(patience::bodyArrived)
        .rootHandler(FormContentType::show);
  }

  private void sendContract(RoutingContext context) {
    ResponseWriter.send(
        context.response(), ApiResponse.of(200, "application/yaml", contract.text()));
  }

  /** RFC 9110, section 9.1: a server that supports GET supports HEAD. Vert.x omits the body. */
  private static void answerHead(Router router) {
    router.getRoutes().stream()
        .filter(route -> route.methods() != null && route.methods().contains(HttpMethod.GET))
        .forEach(route -> route.method(HttpMethod.HEAD));
  }

  private void refuseOtherMethods(Router router, String path) {
    String allowed = contract.methods(path).collect(Collectors.joining(", "));
    router
        .route(path.replaceAll("\\{([^{}/]+)}", ":$1"))
        .handler(
            context ->
                context.fail(
                    ProblemException.of(
                            405,
                            "method-not-allowed",
                            "Only " + allowed + " can be asked of this path.")
                        .withHeader("allow", allowed)));
  }

  private void serve(
      RoutingContext context, Function<RoutingContext, Future<ApiResponse>> handler) {
    context.addEndHandler(ended -> cancelIfGone(context, ended));
    long guard = vertx.setTimer(guardMillis(context), id -> giveUp(context));
    Future.succeededFuture(context)
        .compose(handler)
        .onSuccess(answer -> ResponseWriter.send(context.response(), answer))
        .onFailure(context::fail)
        .onComplete(done -> vertx.cancelTimer(guard));
  }

  private static void cancelIfGone(RoutingContext context, AsyncResult<Void> ended) {
    if (ended.failed()) {
      Deadline.of(context).cancel();
    }
  }

  private static long guardMillis(RoutingContext context) {
    return Deadline.of(context).remaining().plus(GRACE).toMillis();
  }

  private static void giveUp(RoutingContext context) {
    context.fail(ProblemException.deadlineExceeded());
  }

  private static void refusePath(RoutingContext context) {
    ResponseWriter.send(
        context.response(),
        ProblemException.of(400, "invalid-path", "The path cannot be decoded."));
  }
}
