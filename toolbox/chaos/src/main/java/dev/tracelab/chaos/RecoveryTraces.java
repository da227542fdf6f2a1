package dev.tracelab.chaos;

import dev.tracelab.chaos.audit.Recovery;
import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.golden.TreePrinter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Fetches the traces of recoveries from Jaeger and prints them as trees. */
final class RecoveryTraces {

  /** More would make the page slow to load. */
  private static final int MOST = 90;

  private RecoveryTraces() {}

  /** Trees by trace id; an evenly spaced sample if there are too many. */
  static Map<String, String> print(URI jaeger, List<Recovery> recoveries) {
    List<String> ids = recoveries.stream().map(Recovery::traceId).distinct().toList();
    TraceFetcher fetcher = new TraceFetcher(jaeger);
    Map<String, String> trees = new LinkedHashMap<>();
    int step = Math.max(1, (ids.size() + MOST - 1) / MOST);
    for (int index = 0; index < ids.size(); index += step) {
      trees.put(ids.get(index), print(fetcher, ids.get(index)));
    }
    return trees;
  }

  private static String print(TraceFetcher fetcher, String traceId) {
    try {
      return TreePrinter.plain().print(fetcher.fetch(traceId).join());
    } catch (CompletionException e) {
      return "Jaeger did not return this trace: " + e.getCause().getMessage();
    }
  }
}
