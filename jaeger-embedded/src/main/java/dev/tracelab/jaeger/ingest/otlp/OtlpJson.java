package dev.tracelab.jaeger.ingest.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/** Reads OTLP's JSON into the classes of its protobuf; members it does not know are left out. */
final class OtlpJson {

  private OtlpJson() {}

  static ExportTraceServiceRequest request(JsonObject json) {
    return ExportTraceServiceRequest.newBuilder()
        .addAllResourceSpans(each(json, "resourceSpans", OtlpJson::resourceSpans))
        .build();
  }

  private static ResourceSpans resourceSpans(JsonObject json) {
    JsonObject resource = json.getJsonObject("resource", new JsonObject());
    return ResourceSpans.newBuilder()
        .setResource(Resource.newBuilder().addAllAttributes(OtlpJsonValues.attributes(resource)))
        .addAllScopeSpans(each(json, "scopeSpans", OtlpJson::scopeSpans))
        .build();
  }

  private static ScopeSpans scopeSpans(JsonObject json) {
    return ScopeSpans.newBuilder().addAllSpans(each(json, "spans", OtlpJson::span)).build();
  }

  private static Span span(JsonObject json) {
    return Span.newBuilder()
        .setTraceId(id(json, "traceId"))
        .setSpanId(id(json, "spanId"))
        .setParentSpanId(id(json, "parentSpanId"))
        .setName(json.getString("name", ""))
        .setKindValue(json.getInteger("kind", 0))
        .setStartTimeUnixNano(OtlpJsonValues.number(json.getValue("startTimeUnixNano", 0)))
        .setEndTimeUnixNano(OtlpJsonValues.number(json.getValue("endTimeUnixNano", 0)))
        .addAllAttributes(OtlpJsonValues.attributes(json))
        .addAllEvents(each(json, "events", OtlpJson::event))
        .addAllLinks(each(json, "links", OtlpJson::link))
        .setStatus(status(json.getJsonObject("status", new JsonObject())))
        .build();
  }

  private static Span.Event event(JsonObject json) {
    return Span.Event.newBuilder()
        .setTimeUnixNano(OtlpJsonValues.number(json.getValue("timeUnixNano", 0)))
        .setName(json.getString("name", ""))
        .addAllAttributes(OtlpJsonValues.attributes(json))
        .build();
  }

  private static Span.Link link(JsonObject json) {
    return Span.Link.newBuilder()
        .setTraceId(id(json, "traceId"))
        .setSpanId(id(json, "spanId"))
        .addAllAttributes(OtlpJsonValues.attributes(json))
        .build();
  }

  private static Status status(JsonObject json) {
    return Status.newBuilder()
        .setCodeValue(json.getInteger("code", 0))
        .setMessage(json.getString("message", ""))
        .build();
  }

  private static ByteString id(JsonObject json, String name) {
    return ByteString.copyFrom(HexFormat.of().parseHex(json.getString(name, "")));
  }

  private static <T> List<T> each(JsonObject json, String name, Function<JsonObject, T> read) {
    return json.getJsonArray(name, new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .map(read)
        .toList();
  }
}
