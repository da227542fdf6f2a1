import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.util.Map;

/** A service that knows only OpenTelemetry, and reads only the header traceparent. */
class StockService implements AutoCloseable {

  private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");

  private final SdkTracerProvider provider = provider();
  private final Tracer tracer = provider.get("stock-service");

  private static SdkTracerProvider provider() {
    String endpoint = System.getenv("OTEL_EXPORTER_OTLP_ENDPOINT") + "/v1/traces";
    OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder().setEndpoint(endpoint).build();
    return SdkTracerProvider.builder()
        .setResource(Resource.create(Attributes.of(SERVICE, "stock-service")))
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
        .build();
  }

  void reserve(Map<String, String> headers) {
    Context caller =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, new Headers());
    Span span =
        tracer
            .spanBuilder("reserve-stock")
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .startSpan();
    try (Scope active = span.makeCurrent()) {
      chooseShelf();
    } finally {
      span.end();
    }
  }

  private void chooseShelf() {
    System.out.println("The tea is on shelf 7.");
  }

  @Override
  public void close() {
    provider.close();
  }

  private static final class Headers implements TextMapGetter<Map<String, String>> {

    @Override
    public Iterable<String> keys(Map<String, String> headers) {
      return headers.keySet();
    }

    @Override
    public String get(Map<String, String> headers, String name) {
      return headers.get(name);
    }
  }
}
