package dev.tracelab.jaeger.contract;

import static dev.tracelab.jaeger.Batches.batch;
import static dev.tracelab.jaeger.Batches.reference;
import static dev.tracelab.jaeger.Batches.span;
import static io.jaegertracing.thriftjava.SpanRefType.CHILD_OF;
import static io.jaegertracing.thriftjava.SpanRefType.FOLLOWS_FROM;
import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.thriftjava.Span;
import io.jaegertracing.thriftjava.SpanRef;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** References between spans, in both APIs. */
final class ReferencesContractTest {

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final long trace = UniqueIds.trace();
  private final long other = UniqueIds.trace();

  @Test
  void aParentIdIsAChildOf() {
    send(span(trace, 2, 1, "child"));

    assertThat(references()).containsExactly("CHILD_OF " + UniqueIds.hex(trace) + " 1");
    assertThat(parent()).isEqualTo("0000000000000001");
    assertThat(links()).isEmpty();
  }

  @Test
  void aRootHasNoReference() {
    send(span(trace, 2, 0, "root"));

    assertThat(references()).isEmpty();
    assertThat(parent()).isNull();
  }

  @Test
  void withoutAParentIdAChildOfIsTheParent() {
    send(referring(0, reference(CHILD_OF, trace, 1)));

    assertThat(references()).containsExactly("CHILD_OF " + UniqueIds.hex(trace) + " 1");
    assertThat(parent()).isEqualTo("0000000000000001");
    assertThat(links()).isEmpty();
  }

  @Test
  void aFollowsFromAloneIsAlsoTheParent() {
    send(referring(0, reference(FOLLOWS_FROM, trace, 1)));

    assertThat(references()).containsExactly("FOLLOWS_FROM " + UniqueIds.hex(trace) + " 1");
    assertThat(parent()).isEqualTo("0000000000000001");
    assertThat(links()).containsExactly("follows_from " + UniqueIds.hex(trace) + " 1");
  }

  @Test
  void aChildOfTakesPrecedenceOverAFollowsFrom() {
    send(referring(0, reference(FOLLOWS_FROM, trace, 1), reference(CHILD_OF, trace, 3)));

    assertThat(references())
        .containsExactly(
            "CHILD_OF " + UniqueIds.hex(trace) + " 3",
            "FOLLOWS_FROM " + UniqueIds.hex(trace) + " 1");
    assertThat(parent()).isEqualTo("0000000000000003");
  }

  @Test
  void bothToTheSameSpanAreOneReference() {
    send(referring(1, reference(CHILD_OF, trace, 1), reference(FOLLOWS_FROM, trace, 1)));

    assertThat(references()).containsExactly("FOLLOWS_FROM " + UniqueIds.hex(trace) + " 1");
    assertThat(parent()).isEqualTo("0000000000000001");
  }

  @Test
  void aReferenceToAnotherTraceIsALinkAndNotAParent() {
    send(referring(0, reference(FOLLOWS_FROM, other, 9)));

    assertThat(references()).containsExactly("FOLLOWS_FROM " + UniqueIds.hex(other) + " 9");
    assertThat(parent()).isNull();
    assertThat(links()).containsExactly("follows_from " + UniqueIds.hex(other) + " 9");
  }

  @Test
  void aChildOfInAnotherTraceIsALinkAndNotAParent() {
    send(referring(0, reference(CHILD_OF, other, 9)));

    assertThat(references()).containsExactly("CHILD_OF " + UniqueIds.hex(other) + " 9");
    assertThat(parent()).isNull();
  }

  @Test
  void allReferencesBesidesTheParentAreKept() {
    send(
        referring(
            1,
            reference(CHILD_OF, trace, 1),
            reference(CHILD_OF, trace, 3),
            reference(FOLLOWS_FROM, other, 9)));

    assertThat(references())
        .containsExactly(
            "CHILD_OF " + UniqueIds.hex(trace) + " 1",
            "CHILD_OF " + UniqueIds.hex(trace) + " 3",
            "FOLLOWS_FROM " + UniqueIds.hex(other) + " 9");
  }

  @Test
  void aReferenceToTraceZeroIsDropped() {
    send(referring(1, reference(CHILD_OF, trace, 1), reference(FOLLOWS_FROM, 0, 9)));

    assertThat(references()).containsExactly("CHILD_OF " + UniqueIds.hex(trace) + " 1");
  }

  @Test
  void aSpanThatIsItsOwnParentIsKept() {
    send(span(trace, 2, 2, "narcissus"));

    assertThat(references()).containsExactly("CHILD_OF " + UniqueIds.hex(trace) + " 2");
  }

  private Span referring(long parent, SpanRef... references) {
    return span(trace, 2, parent, "refers").setReferences(List.of(references));
  }

  private void send(Span span) {
    BACKEND.sender().batches(batch("orders", span));
  }

  /** "type trace span", the span without leading zeros. */
  private List<String> references() {
    JsonArray references =
        BACKEND.client().span(UniqueIds.hex(trace)).getJsonArray("references", new JsonArray());
    return QueryClient.each(references)
        .map(
            r ->
                r.getString("refType")
                    + " "
                    + r.getString("traceID")
                    + " "
                    + number(r.getString("spanID")))
        .toList();
  }

  private String parent() {
    return spanOfV3().getString("parentSpanId");
  }

  private List<String> links() {
    return QueryClient.each(spanOfV3().getJsonArray("links", new JsonArray()))
        .map(
            link ->
                link.getJsonArray("attributes")
                        .getJsonObject(0)
                        .getJsonObject("value")
                        .getString("stringValue")
                    + " "
                    + link.getString("traceId").replaceFirst("^0{16}", "")
                    + " "
                    + number(link.getString("spanId")))
        .toList();
  }

  private JsonObject spanOfV3() {
    return BACKEND
        .client()
        .until("/api/v3/traces/" + UniqueIds.hex(trace), json -> json.containsKey("result"))
        .getJsonObject("result")
        .getJsonArray("resourceSpans")
        .getJsonObject(0)
        .getJsonArray("scopeSpans")
        .getJsonObject(0)
        .getJsonArray("spans")
        .getJsonObject(0);
  }

  private static long number(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }
}
