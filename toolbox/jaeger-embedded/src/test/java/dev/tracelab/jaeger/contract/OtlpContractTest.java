package dev.tracelab.jaeger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans received over OTLP/HTTP, and how they are returned. */
final class OtlpContractTest {

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private static final String JSON = "application/json";
  private static final String PROTOBUF = "application/x-protobuf";

  private final String trace = UniqueIds.hex(UniqueIds.trace()).repeat(2);

  @Test
  void jsonIsAcceptedAndReturnedUnchanged() {
    HttpResponse<String> response = post(json(trace), JSON);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type")).hasValue(JSON);
    assertThat(new JsonObject(response.body()))
        .isEqualTo(new JsonObject("{\"partialSuccess\":{}}"));
    JsonObject span = span();
    assertThat(span.getString("name")).isEqualTo("POST /orders");
    assertThat(span.getInteger("kind")).isEqualTo(2);
    assertThat(span.getString("parentSpanId")).isEqualTo("00000000000000ff");
    assertThat(span.getString("startTimeUnixNano")).isEqualTo("1700000000000001000");
    assertThat(span.getString("endTimeUnixNano")).isEqualTo("1700000000000003000");
    assertThat(span.getJsonObject("status").getInteger("code")).isEqualTo(2);
    assertThat(span.getJsonArray("links").getJsonObject(0).getString("spanId"))
        .isEqualTo("00000000000000aa");
    assertThat(span.getJsonArray("events").getJsonObject(0).getString("name")).isEqualTo("error");
    assertThat(span.getJsonArray("attributes").encode())
        .contains("{\"key\":\"http.status_code\",\"value\":{\"intValue\":\"500\"}}");
  }

  @Test
  void inTheOlderApiKindAndStatusAreTagsAndListsAndMapsAreText() {
    post(json(trace), JSON);

    JsonObject shown = BACKEND.client().trace(trace, 1);
    assertThat(shown.getJsonObject("processes").encode()).contains("\"serviceName\":\"orders\"");
    JsonObject span = shown.getJsonArray("spans").getJsonObject(0);
    assertThat(span.getJsonArray("tags").encode())
        .contains("{\"key\":\"span.kind\",\"type\":\"string\",\"value\":\"server\"}")
        .contains("{\"key\":\"error\",\"type\":\"bool\",\"value\":true}")
        .contains("{\"key\":\"otel.status_description\",\"type\":\"string\",\"value\":\"no\"}")
        .contains("{\"key\":\"list\",\"type\":\"string\",\"value\":\"[1,\\\"two\\\"]\"}")
        .contains("{\"key\":\"map\",\"type\":\"string\",\"value\":\"{\\\"a\\\":true}\"}");
  }

  @Test
  void aParentIsAChildOfAndALinkAFollowsFrom() {
    post(json(trace), JSON);

    assertThat(BACKEND.client().span(trace).getJsonArray("references"))
        .containsExactlyInAnyOrder(
            reference("CHILD_OF", "00000000000000ff"),
            reference("FOLLOWS_FROM", "00000000000000aa"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"attributes\":null",
        "\"events\":null,\"links\":null",
        "\"status\":null",
        "\"kind\":\"SPAN_KIND_SERVER\"",
        "\"kind\":3",
        "\"status\":{\"code\":\"STATUS_CODE_ERROR\"}",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"doubleValue\":\"1.5\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"doubleValue\":2}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":\"7\"}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"intValue\":7}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{}}]",
        "\"attributes\":[{\"key\":\"a\",\"value\":{\"arrayValue\":{\"values\":null}}}]",
        "\"attributes\":[{\"key\":\"a\"}]",
        "\"nobodyKnows\":{\"a\":[1]}",
        "\"startTimeUnixNano\":1700000000000001000",
      })
  void jsonIsAcceptedInEachFormThatProtobufAllows(String members) {
    HttpResponse<String> response = post(spanOf(members), JSON);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(BACKEND.client().span(trace).getString("operationName")).isEqualTo("work");
  }

  @Test
  void nestedListsAreAccepted() {
    String list = "{\"arrayValue\":{\"values\":[".repeat(400) + "]}}".repeat(400);

    HttpResponse<String> response =
        post(spanOf("\"attributes\":[{\"key\":\"a\",\"value\":" + list + "}]"), JSON);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(BACKEND.client().span(trace).getString("operationName")).isEqualTo("work");
  }

  private byte[] spanOf(String members) {
    return """
        {"resourceSpans":[{"resource":null,"scopeSpans":[{"spans":[
          {"traceId":"%s","spanId":"00000000000000aa","name":"work",%s}]}]}]}"""
        .formatted(trace, members)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void protobufIsAcceptedCompressedOrNot() {
    assertThat(post(protobuf(trace), PROTOBUF).statusCode()).isEqualTo(200);
    assertThat(span().getString("name")).isEqualTo("POST /orders");
    assertThat(span().getInteger("kind")).isEqualTo(3);

    String other = UniqueIds.hex(UniqueIds.trace()).repeat(2);
    HttpResponse<String> response =
        BACKEND
            .sender()
            .otlp(
                Messages.gzip(protobuf(other)),
                "content-type",
                PROTOBUF,
                "content-encoding",
                "gzip");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(BACKEND.client().span(other).getString("operationName")).isEqualTo("POST /orders");
  }

  @Test
  void aResourceWithoutAServiceNameGetsOne() {
    post(protobuf(trace), PROTOBUF);

    assertThat(BACKEND.client().trace(trace, 1).getJsonObject("processes").encode())
        .contains("\"serviceName\":\"missing-service-name\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "no json",
        "{\"resourceSpans\":[{\"scopeSpans\":7}]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"12\"}]}]}]}",
        "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"no hex\"}]}]}]}"
      })
  void jsonThatIsNotARequestIsRefused(String body) {
    HttpResponse<String> response = post(body.getBytes(StandardCharsets.UTF_8), JSON);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue(JSON);
    assertThat(new JsonObject(response.body()).getInteger("code")).isEqualTo(3);
    assertThat(new JsonObject(response.body()).getString("message")).isNotEmpty();
  }

  @Test
  void bytesThatAreNotProtobufAreRefusedInProtobuf() {
    HttpResponse<String> response = post(new byte[] {1, 2, 3}, PROTOBUF);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).hasValue(PROTOBUF);
  }

  @Test
  void anotherContentTypeOrMethodIsRefused() {
    assertThat(post(new byte[0], "text/plain").statusCode()).isEqualTo(415);
    assertThat(post(new byte[0], "text/plain").body())
        .isEqualTo(
            "415 unsupported media type, supported: [application/json, application/x-protobuf]");
    assertThat(BACKEND.sender().getOtlp().statusCode()).isEqualTo(405);
    assertThat(BACKEND.sender().getOtlp().body())
        .isEqualTo("405 method not allowed, supported: [POST]");
  }

  private JsonObject span() {
    BACKEND.client().trace(trace, 1);
    JsonObject result = BACKEND.client().json("/api/v3/traces/" + trace).getJsonObject("result");
    JsonArray scopes =
        result.getJsonArray("resourceSpans").getJsonObject(0).getJsonArray("scopeSpans");
    return scopes.getJsonObject(0).getJsonArray("spans").getJsonObject(0);
  }

  private JsonObject reference(String type, String span) {
    return new JsonObject().put("refType", type).put("traceID", trace).put("spanID", span);
  }

  private static HttpResponse<String> post(byte[] body, String contentType) {
    return BACKEND.sender().otlp(body, "content-type", contentType);
  }

  /** A request with one span, as encoded by OpenTelemetry. */
  private static byte[] protobuf(String traceId) {
    ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
    request
        .addResourceSpansBuilder()
        .addScopeSpansBuilder()
        .addSpansBuilder()
        .setTraceId(bytes(traceId))
        .setSpanId(bytes("0000000000000001"))
        .setName("POST /orders")
        .setKindValue(3);
    return request.build().toByteArray();
  }

  private static ByteString bytes(String hex) {
    return ByteString.copyFrom(HexFormat.of().parseHex(hex));
  }

  private static byte[] json(String traceId) {
    return """
        {"resourceSpans":[{
          "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"orders"}}]},
          "scopeSpans":[{"spans":[{
            "traceId":"%1$s","spanId":"0000000000000001","parentSpanId":"00000000000000ff",
            "name":"POST /orders","kind":2,
            "startTimeUnixNano":"1700000000000001000","endTimeUnixNano":"1700000000000003000",
            "attributes":[
              {"key":"http.status_code","value":{"intValue":"500"}},
              {"key":"list","value":{"arrayValue":{"values":[
                {"intValue":1},{"stringValue":"two"}]}}},
              {"key":"map","value":{"kvlistValue":{"values":[
                {"key":"a","value":{"boolValue":true}}]}}}],
            "events":[{"timeUnixNano":"1700000000000001500","name":"error"}],
            "links":[{"traceId":"%1$s","spanId":"00000000000000aa"}],
            "status":{"code":2,"message":"no"}}]}]}]}
        """
        .formatted(traceId)
        .getBytes(StandardCharsets.UTF_8);
  }
}
