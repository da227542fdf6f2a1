package dev.tracelab.jaeger.query;

import dev.tracelab.jaeger.store.TraceStore;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The services that have reported a span which is still kept. */
final class Services {

  private Services() {}

  static NavigableSet<String> names(TraceStore store) {
    NavigableSet<String> names = new TreeSet<>();
    store.newestFirst().forEach(trace -> trace.services().forEach(names::add));
    return names;
  }
}
