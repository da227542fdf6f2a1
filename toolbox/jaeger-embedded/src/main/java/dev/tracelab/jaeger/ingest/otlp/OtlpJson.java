package dev.tracelab.jaeger.ingest.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads OTLP's JSON into the classes of its protobuf; members it does not know are left out. */
final class OtlpJson {

  private static final Span.SpanKind[] KINDS = named(Span.SpanKind.values());
  private static final Status.StatusCode[] CODES = Status.StatusCode.values();

  private OtlpJson() {}

  static ExportTraceServiceRequest request(JsonObject json) {
    return ExportTraceServiceRequest.newBuilder()
        .addAllResourceSpans(new JsonMembers(json).each("resourceSpans", OtlpJson::resourceSpans))
        .build();
  }

  private static ResourceSpans resourceSpans(JsonMembers json) {
    JsonMembers resource = json.object("resource");
    return ResourceSpans.newBuilder()
        .setResource(Resource.newBuilder().addAllAttributes(OtlpJsonValues.attributes(resource)))
        .addAllScopeSpans(json.each("scopeSpans", OtlpJson::scopeSpans))
        .build();
  }

  private static ScopeSpans scopeSpans(JsonMembers json) {
    return ScopeSpans.newBuilder().addAllSpans(json.each("spans", OtlpJson::span)).build();
  }

  private static Span span(JsonMembers json) {
    return Span.newBuilder()
        .setTraceId(id(json, "traceId"))
        .setSpanId(id(json, "spanId"))
        .setParentSpanId(id(json, "parentSpanId"))
        .setName(json.text("name"))
        .setKindValue(json.number("kind", KINDS))
        .setStartTimeUnixNano(json.whole("startTimeUnixNano"))
        .setEndTimeUnixNano(json.whole("endTimeUnixNano"))
        .addAllAttributes(OtlpJsonValues.attributes(json))
        .addAllEvents(json.eachOrEmpty("events", OtlpJson::event))
        .addAllLinks(json.each("links", OtlpJson::link))
        .setStatus(status(json.object("status")))
        .build();
  }

  private static Span.Event event(JsonMembers json) {
    return Span.Event.newBuilder()
        .setTimeUnixNano(json.whole("timeUnixNano"))
        .setName(json.text("name"))
        .addAllAttributes(OtlpJsonValues.attributes(json))
        .build();
  }

  private static Span.Link link(JsonMembers json) {
    return Span.Link.newBuilder()
        .setTraceId(id(json, "traceId"))
        .setSpanId(id(json, "spanId"))
        .addAllAttributes(OtlpJsonValues.attributes(json))
        .build();
  }

  private static Status status(JsonMembers json) {
    return Status.newBuilder()
        .setCodeValue(json.number("code", named(CODES)))
        .setMessage(json.text("message"))
        .build();
  }

  private static ByteString id(JsonMembers json, String name) {
    return ByteString.copyFrom(HexFormat.of().parseHex(json.text(name)));
  }

  private static Span.SpanKind[] named(Span.SpanKind... all) {
    return Arrays.stream(all)
        .filter(kind -> kind != Span.SpanKind.UNRECOGNIZED)
        .toArray(Span.SpanKind[]::new);
  }

  private static Status.StatusCode[] named(Status.StatusCode... all) {
    return Arrays.stream(all)
        .filter(code -> code != Status.StatusCode.UNRECOGNIZED)
        .toArray(Status.StatusCode[]::new);
  }
}
