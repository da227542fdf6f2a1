package dev.tracelab.bench.hello;

import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.config.TracingConfig;
import dev.tracelab.tracing.http.ClientCall;
import dev.tracelab.tracing.http.ClientTracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.reporters.NoopReporter;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** common-tracing, put together as its documentation says. */
final class LibraryTracers {

  private static final Duration FLUSH = Duration.ofSeconds(5);

  private LibraryTracers() {}

  static HelloTracer unsampled(String service, URI collector) {
    return remote(service, collector, "0");
  }

  static HelloTracer sent(String service, URI collector) {
    return remote(service, collector, "1");
  }

  static HelloTracer discarded(String service) {
    return of(Tracing.reportingTo(service, new NoopReporter()));
  }

  private static HelloTracer remote(String service, URI collector, String samplerParam) {
    Map<String, String> environment =
        Map.of("JAEGER_ENDPOINT", collector.toString(), "JAEGER_SAMPLER_PARAM", samplerParam);
    return of(Tracing.start(TracingConfig.fromEnvironment(environment, service)));
  }

  private static HelloTracer of(Tracing tracing) {
    RouteNames names = RouteNames.of(List.of("GET " + HelloService.PATH));
    return new HelloTracer(
        ServiceTracer.factory(tracing, names),
        vertx -> new TracedCalls(ClientTracing.create(Traced.create(vertx, tracing.tracer()))),
        () -> tracing.close(FLUSH));
  }

  private record TracedCalls(ClientTracing tracing) implements HelloTracer.Calls {

    private static final ClientCall CALL =
        new ClientCall(HttpMethod.GET, HelloService.BACKEND, HelloService.PATH);

    @Override
    public <T> Future<HttpResponse<T>> attempt(Supplier<Future<HttpResponse<T>>> send) {
      return tracing.attempt(CALL, 1, send);
    }
  }
}
