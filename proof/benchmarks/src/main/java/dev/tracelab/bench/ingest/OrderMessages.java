package dev.tracelab.bench.ingest;

import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Span;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.thrift.TException;
import org.apache.thrift.TSerializer;

/**
 * Messages like those of the services' reporters. A group is the spans of ten orders in three
 * messages, one of each service. Messages are numbered from 0; no order is in two groups.
 */
final class OrderMessages {

  /** Messages per group. */
  static final int OF_GROUP = ServiceSpans.OF_ORDER.size();

  private static final long ORDERS_OF_GROUP = 10;

  /** Spreads order numbers over all ids without collisions (Fibonacci hashing). */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private OrderMessages() {}

  /** The number of spans in this many groups. */
  static long spans(int groups) {
    int order = ServiceSpans.OF_ORDER.stream().mapToInt(service -> service.shapes().size()).sum();
    return groups * ORDERS_OF_GROUP * order;
  }

  /** A batch in Thrift's binary protocol. */
  static byte[] message(int number) {
    ServiceSpans service = ServiceSpans.OF_ORDER.get(number % OF_GROUP);
    List<Span> spans =
        orders(number / OF_GROUP)
            .mapToObj(OrderMessages::traceOf)
            .flatMap(service::of)
            .collect(Collectors.toList());
    try {
      return new TSerializer().serialize(new Batch(service.process(), spans));
    } catch (TException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The trace id of the last order of a group, as in the query API. */
  static String lastTraceOf(int group) {
    long trace = traceOf(orders(group).max().orElseThrow());
    return "%016x%016x".formatted(trace, trace);
  }

  private static LongStream orders(int group) {
    return LongStream.rangeClosed(1, ORDERS_OF_GROUP).map(order -> group * ORDERS_OF_GROUP + order);
  }

  private static long traceOf(long order) {
    return order * SPREAD;
  }
}
