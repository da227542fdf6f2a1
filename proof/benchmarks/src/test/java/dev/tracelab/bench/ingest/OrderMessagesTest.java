package dev.tracelab.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.thrift.TDeserializer;
import org.apache.thrift.TException;
import org.junit.jupiter.api.Test;

class OrderMessagesTest {

  @Test
  void aGroupIsTenOrdersOf36SpansWithOneRootEach() throws TException {
    List<Span> spans = spansOf(0);

    assertThat(spans).hasSize(360).hasSize((int) OrderMessages.spans(1));
    assertThat(spans).extracting(Span::getSpanId).doesNotHaveDuplicates();
    assertThat(spans).filteredOn(span -> span.getParentSpanId() == 0).hasSize(10);
    assertThat(traceIds(spans)).hasSize(10);
  }

  @Test
  void noOrderIsInTwoGroups() throws TException {
    assertThat(traceIds(spansOf(0))).doesNotContainAnyElementsOf(traceIds(spansOf(1)));
  }

  @Test
  void theLastTraceOfAGroupIsAmongItsTraces() throws TException {
    assertThat(traceIds(spansOf(7))).contains(OrderMessages.lastTraceOf(7));
  }

  @Test
  void eachServiceSendsItsOwnMessage() throws TException {
    assertThat(batch(3).getProcess().getServiceName()).isEqualTo("gateway-service");
    assertThat(batch(4).getProcess().getServiceName()).isEqualTo("order-service");
    assertThat(batch(5).getProcess().getServiceName()).isEqualTo("inventory-service");
  }

  private static List<Span> spansOf(int group) throws TException {
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i < OrderMessages.OF_GROUP; i++) {
      spans.addAll(batch(group * OrderMessages.OF_GROUP + i).getSpans());
    }
    return spans;
  }

  private static Batch batch(int number) throws TException {
    Batch batch = new Batch();
    new TDeserializer().deserialize(batch, OrderMessages.message(number));
    return batch;
  }

  private static Set<String> traceIds(List<Span> spans) {
    Set<String> ids = new HashSet<>();
    spans.forEach(
        span -> ids.add("%016x%016x".formatted(span.getTraceIdHigh(), span.getTraceIdLow())));
    return ids;
  }
}
