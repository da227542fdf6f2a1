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

/** What becomes of the references between spans, in both forms in which a trace can be read. */
final class ReferencesContractTest {

  @RegisterExtension static final BackendUnderTest BACKEND = BackendUnderTest.create();

  private final long trace = Fresh.trace();
  private final long other = Fresh.trace();

  @Test
  void aParentIdIsAChildOf() {
    send(span(trace, 2, 1, "child"));

    assertThat(references()).containsExactly("CHILD_OF " + Fresh.hex(trace) + " 1");
    assertThat(parent()).isEqualTo("0000000000000001");
    assertThat(links()).isEmpty();
  }

  @Test
  void aRootHasNone() {
    send(span(trace, 2, 0, "root"));

    assertThat(references()).isEmpty();
    assertThat(parent()).isNull();
  }

  @Test
  void aChildOfIsTheParentWhereThereIsNoParentId() {
    send(referring(0, reference(CHILD_OF, trace, 1)));

    assertThat(references()).containsExactly("CHILD_OF " + Fresh.hex(trace) + " 1");
    assertThat(parent()).isEqualTo("0000000000000001");
    assertThat(links()).isEmpty();
  }

  @Test
  void aFollowsFromAloneIsTheParentToo() {
    send(referring(0, reference(FOLLOWS_FROM, trace, 1)));

    assertThat(references()).containsExactly("FOLLOWS_FROM " + Fresh.hex(trace) + " 1");
    assertThat(parent()).isEqualTo("0000000000000001");
    assertThat(links()).containsExactly("follows_from " + Fresh.hex(trace) + " 1");
  }

  @Test
  void aChildOfIsTheParentBeforeAFollowsFrom() {
    send(referring(0, reference(FOLLOWS_FROM, trace, 1), reference(CHILD_OF, trace, 3)));

    assertThat(references())
        .containsExactly(
            "CHILD_OF " + Fresh.hex(trace) + " 3", "FOLLOWS_FROM " + Fresh.hex(trace) + " 1");
    assertThat(parent()).isEqualTo("0000000000000003");
  }

  @Test
  void bothToTheSameSpanAreOneReference() {
    send(referring(1, reference(CHILD_OF, trace, 1), reference(FOLLOWS_FROM, trace, 1)));

    assertThat(references()).containsExactly("FOLLOWS_FROM " + Fresh.hex(trace) + " 1");
    assertThat(parent()).isEqualTo("0000000000000001");
  }

  @Test
  void aReferenceIntoAnotherTraceIsALinkAndNoParent() {
    send(referring(0, reference(FOLLOWS_FROM, other, 9)));

    assertThat(references()).containsExactly("FOLLOWS_FROM " + Fresh.hex(other) + " 9");
    assertThat(parent()).isNull();
    assertThat(links()).containsExactly("follows_from " + Fresh.hex(other) + " 9");
  }

  @Test
  void aChildOfIntoAnotherTraceIsALinkAndNoParent() {
    send(referring(0, reference(CHILD_OF, other, 9)));

    assertThat(references()).containsExactly("CHILD_OF " + Fresh.hex(other) + " 9");
    assertThat(parent()).isNull();
  }

  @Test
  void severalReferencesBesideTheParentAllStay() {
    send(
        referring(
            1,
            reference(CHILD_OF, trace, 1),
            reference(CHILD_OF, trace, 3),
            reference(FOLLOWS_FROM, other, 9)));

    assertThat(references())
        .containsExactly(
            "CHILD_OF " + Fresh.hex(trace) + " 1",
            "CHILD_OF " + Fresh.hex(trace) + " 3",
            "FOLLOWS_FROM " + Fresh.hex(other) + " 9");
  }

  @Test
  void aReferenceToTraceZeroIsDropped() {
    send(referring(1, reference(CHILD_OF, trace, 1), reference(FOLLOWS_FROM, 0, 9)));

    assertThat(references()).containsExactly("CHILD_OF " + Fresh.hex(trace) + " 1");
  }

  @Test
  void aSpanThatIsItsOwnParentIsKept() {
    send(span(trace, 2, 2, "narcissus"));

    assertThat(references()).containsExactly("CHILD_OF " + Fresh.hex(trace) + " 2");
  }

  private Span referring(long parent, SpanRef... references) {
    return span(trace, 2, parent, "refers").setReferences(List.of(references));
  }

  private void send(Span span) {
    BACKEND.sending().batches(batch("orders", span));
  }

  /** "type trace span", the span without leading zeros. */
  private List<String> references() {
    JsonArray references =
        BACKEND.asking().span(Fresh.hex(trace)).getJsonArray("references", new JsonArray());
    return Asking.each(references)
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
    return Asking.each(spanOfV3().getJsonArray("links", new JsonArray()))
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
        .asking()
        .until("/api/v3/traces/" + Fresh.hex(trace), json -> json.containsKey("result"))
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
