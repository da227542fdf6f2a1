package dev.tracelab.golden;

import static dev.tracelab.golden.TestTraces.TRACE_ID;
import static dev.tracelab.golden.TestTraces.childOf;
import static dev.tracelab.golden.TestTraces.span;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTreeTest {

  @Test
  void childrenAreOrderedByStart() {
    Trace trace = TestTraces.of("root  lab  server\n  first  lab  client\n  second  lab  client\n");
    Trace reversed = Trace.of(trace.spans().get(2), trace.spans().get(1), trace.spans().get(0));

    assertThat(TraceTree.of(reversed).roots().get(0).children())
        .extracting(node -> node.span().operation())
        .containsExactly("first", "second");
  }

  @Test
  void aSpanWithoutItsParentIsAnOrphan() {
    TraceTree tree = TraceTree.of(Trace.of(span(TRACE_ID, "lost", childOf("1"))));

    assertThat(tree.roots()).isEmpty();
    assertThat(tree.orphans()).hasSize(1);
  }

  @Test
  void spansInACycleAreFoundOnce() {
    TraceSpan self = span(TRACE_ID, "self");
    TraceSpan circle = span(TRACE_ID, "self", childOf(self.spanId()));

    TraceTree tree = TraceTree.of(Trace.of(circle));

    assertThat(tree.orphans()).isEmpty();
    assertThat(tree.cycles())
        .singleElement()
        .satisfies(node -> assertThat(node.size()).isEqualTo(1));
  }

  @Test
  void spansBelowACycleAreNotPartOfIt() {
    TraceSpan tail = TestTraces.numbered(1, childOf(TestTraces.id(2)));
    TraceSpan one = TestTraces.numbered(2, childOf(TestTraces.id(3)));
    TraceSpan two = TestTraces.numbered(3, childOf(TestTraces.id(2)));

    TraceTree tree = TraceTree.of(Trace.of(tail, one, two));

    assertThat(tree.cycles()).hasSize(1);
    assertThat(tree.cycles().get(0).span().operation()).isIn("span 2", "span 3");
    assertThat(tree.cycles().get(0).size()).isEqualTo(3);
  }

  @Test
  void aDeepChainIsATree() {
    List<TraceSpan> chain = new ArrayList<>(List.of(TestTraces.numbered(0)));
    for (int i = 1; i < 30_000; i++) {
      chain.add(TestTraces.numbered(i, childOf(TestTraces.id(i - 1))));
    }
    Trace trace = new Trace(chain);

    assertThat(TraceTree.of(trace).roots().get(0).size()).isEqualTo(30_000);
    assertThat(TreePrinter.plain().print(trace).lines()).hasSizeGreaterThan(30_000);
  }

  @Test
  void aReferenceOfBothTypesFollowsFrom() {
    SpanReference child = childOf("1");
    SpanReference follower = new SpanReference(SpanReference.Type.FOLLOWS_FROM, TRACE_ID, "1");

    assertThat(span(TRACE_ID, "work", child, follower).references()).containsExactly(follower);
    assertThat(span(TRACE_ID, "work", follower, child).followsFrom()).isTrue();
  }

  @Test
  void aChildOfReferenceDecidesTheParent() {
    SpanReference link = new SpanReference(SpanReference.Type.FOLLOWS_FROM, TRACE_ID, "2");

    assertThat(span(TRACE_ID, "work", link, childOf("1")).parent()).contains(childOf("1"));
    assertThat(span(TRACE_ID, "work", link, childOf("1")).followsFrom()).isFalse();
  }

  @Test
  void aReferenceToAnotherTraceIsALinkAndNotAParent() {
    SpanReference link =
        new SpanReference(SpanReference.Type.FOLLOWS_FROM, "0".repeat(31) + "7", "2");

    assertThat(TraceTree.of(Trace.of(span(TRACE_ID, "root", link))).roots()).hasSize(1);
    assertThat(span(TRACE_ID, "work", link, childOf("1")).parent()).contains(childOf("1"));
  }
}
