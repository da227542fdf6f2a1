package dev.tracelab.tracing.otel;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Translates what the shim leaves in OpenTracing conventions before spans are exported over OTLP.
 */
final class OpenTracingToOtlpExporter implements SpanExporter {

  private final SpanExporter exporter;

  OpenTracingToOtlpExporter(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return exporter.export(spans.stream().<SpanData>map(TranslatedSpan::of).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  /**
   * A finished span in OpenTelemetry's conventions. The shim (1.63) leaves {@code span.kind} an
   * attribute and the kind internal, and adds a link to the parent.
   */
  private static final class TranslatedSpan extends DelegatingSpanData {

    private static final AttributeKey<String> KIND = AttributeKey.stringKey("span.kind");
    private static final AttributeKey<String> REFERENCE =
        AttributeKey.stringKey("opentracing.ref_type");
    private static final String CHILD_OF = "child_of";

    private final SpanKind kind;
    private final Attributes attributes;
    private final List<LinkData> links;

    private TranslatedSpan(
        SpanData span, SpanKind kind, Attributes attributes, List<LinkData> links) {
      super(span);
      this.kind = kind;
      this.attributes = attributes;
      this.links = links;
    }

    static TranslatedSpan of(SpanData span) {
      String tag = span.getAttributes().get(KIND);
      return new TranslatedSpan(
          span,
          tag == null ? span.getKind() : kind(tag, span.getKind()),
          tag == null ? span.getAttributes() : without(span.getAttributes()),
          span.getLinks().stream().filter(link -> !isParent(span, link)).toList());
    }

    private static SpanKind kind(String tag, SpanKind otherwise) {
      return switch (tag.toLowerCase(Locale.ROOT)) {
        case "server" -> SpanKind.SERVER;
        case "client" -> SpanKind.CLIENT;
        case "producer" -> SpanKind.PRODUCER;
        case "consumer" -> SpanKind.CONSUMER;
        default -> otherwise;
      };
    }

    private static Attributes without(Attributes attributes) {
      return attributes.toBuilder().remove(KIND).build();
    }

    private static boolean isParent(SpanData span, LinkData link) {
      return CHILD_OF.equals(link.getAttributes().get(REFERENCE))
          && link.getSpanContext().getSpanId().equals(span.getParentSpanId());
    }

    @Override
    public SpanKind getKind() {
      return kind;
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public List<LinkData> getLinks() {
      return links;
    }

    @Override
    public int getTotalRecordedLinks() {
      return links.size() + super.getTotalRecordedLinks() - super.getLinks().size();
    }

    @Override
    public int getTotalAttributeCount() {
      return attributes.size() + super.getTotalAttributeCount() - super.getAttributes().size();
    }
  }
}
