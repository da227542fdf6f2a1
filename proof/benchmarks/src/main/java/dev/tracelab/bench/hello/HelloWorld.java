package dev.tracelab.bench.hello;

import dev.tracelab.bench.load.SpanSink;
import dev.tracelab.bench.load.SpanTally;
import dev.tracelab.bench.measure.Comparison;
import dev.tracelab.bench.measure.Rounds;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the settings of the hello world, all of them running at once and working in turns. */
public final class HelloWorld {

  private HelloWorld() {}

  /**
   * What came of it.
   *
   * @param comparison CPU time of both services for a request
   * @param spans of each setting that sends them, by its title
   */
  public record Result(Comparison comparison, Map<String, SpanTally> spans) {}

  /** Blocks until all rounds are done. */
  public static Result measure(List<HelloSetting> settings, Rounds rounds) {
    Vertx vertx = Vertx.vertx();
    List<HelloPair> pairs = new ArrayList<>();
    try {
      SpanSink sink = SpanSink.start(vertx);
      settings.forEach(setting -> pairs.add(HelloPair.start(setting, vertx, sink)));
      Comparison comparison = rounds.of(pairs);
      pairs.forEach(HelloPair::close);
      return new Result(comparison, spans(settings, pairs));
    } finally {
      pairs.forEach(HelloPair::close);
      vertx.close().await();
    }
  }

  private static Map<String, SpanTally> spans(List<HelloSetting> settings, List<HelloPair> pairs) {
    Map<String, SpanTally> spans = new LinkedHashMap<>();
    for (int i = 0; i < settings.size(); i++) {
      if (settings.get(i).spans() > 0) {
        spans.put(settings.get(i).title(), pairs.get(i).spans());
      }
    }
    return spans;
  }
}
