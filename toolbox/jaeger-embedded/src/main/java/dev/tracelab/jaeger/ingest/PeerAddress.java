package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.Value;
import java.util.List;
import java.util.SortedMap;

/** Makes addresses readable that OpenTracing clients pack into a number: {@code 127.0.0.1}. */
final class PeerAddress {

  private static final List<String> KEYS = List.of("ip", "peer.ipv4");

  private PeerAddress() {}

  /** The same map with its numeric addresses written out. */
  static SortedMap<String, Value> readable(SortedMap<String, Value> attributes) {
    for (String key : KEYS) {
      if (attributes.get(key) instanceof Value.Whole packed) {
        attributes.put(key, new Value.Text(dotted(packed.value())));
      } else if (attributes.get(key) instanceof Value.Decimal packed) {
        attributes.put(key, new Value.Text(dotted(whole(packed.value()))));
      }
    }
    return attributes;
  }

  /** What no whole number of 64 bits can hold is address zero. */
  private static long whole(double packed) {
    return Math.abs(packed) < 0x1p63 ? (long) packed : 0;
  }

  private static String dotted(long packed) {
    return "%d.%d.%d.%d"
        .formatted(packed >> 24 & 0xff, packed >> 16 & 0xff, packed >> 8 & 0xff, packed & 0xff);
  }
}
