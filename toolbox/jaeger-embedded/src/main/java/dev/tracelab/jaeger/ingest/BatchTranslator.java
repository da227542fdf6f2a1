package dev.tracelab.jaeger.ingest;

import dev.tracelab.jaeger.model.Resource;
import dev.tracelab.jaeger.model.ResourceSpans;
import dev.tracelab.jaeger.model.Value;
import io.jaegertracing.thriftjava.Batch;
import io.jaegertracing.thriftjava.Process;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * Turns a batch of Thrift into spans of one process. The names of process tags change as they do in
 * the real Jaeger, which hands all spans through OpenTelemetry's model.
 */
final class BatchTranslator {

  private static final String UNNAMED = "missing-service-name";

  private BatchTranslator() {}

  static ResourceSpans translate(Batch batch) {
    return new ResourceSpans(
        resource(batch.getProcess()),
        batch.getSpans().stream().map(SpanTranslator::translate).toList());
  }

  private static Resource resource(Process process) {
    SortedMap<String, Value> tags = PeerAddress.readable(Attributes.of(process.getTags()));
    rename(tags, "hostname", "host.name", UnaryOperator.identity());
    rename(tags, "jaeger.version", "opencensus.exporterversion", BatchTranslator::exporter);
    String service = process.getServiceName();
    return new Resource(service.isEmpty() ? UNNAMED : service, tags);
  }

  private static void rename(
      SortedMap<String, Value> tags, String from, String to, UnaryOperator<Value> change) {
    if (tags.containsKey(from) && !tags.containsKey(to)) {
      tags.put(to, change.apply(tags.remove(from)));
    }
  }

  private static Value exporter(Value version) {
    return new Value.Text("Jaeger-" + (version instanceof Value.Text ? version.text() : ""));
  }
}
