package dev.tracelab.lab.chaos;

import dev.tracelab.golden.TraceFetcher;
import dev.tracelab.golden.TreePrinter;
import dev.tracelab.lab.chaos.audit.Recovery;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** Prints the traces of recoveries, as Jaeger has them. */
final class RecoveryTrees {

  /** So many can be read, and more would make the page heavy. */
  private static final int MOST = 90;

  private final TraceFetcher fetcher;
  private final TreePrinter printer = TreePrinter.plain();

  private RecoveryTrees(TraceFetcher fetcher) {
    this.fetcher = fetcher;
  }

  static RecoveryTrees of(URI jaeger) {
    return new RecoveryTrees(new TraceFetcher(jaeger));
  }

  /** Trees by trace id, spread evenly over the run where there are too many. */
  Map<String, String> print(List<Recovery> recoveries) {
    List<String> ids = recoveries.stream().map(Recovery::traceId).distinct().toList();
    Map<String, String> trees = new LinkedHashMap<>();
    int step = Math.max(1, (ids.size() + MOST - 1) / MOST);
    for (int index = 0; index < ids.size(); index += step) {
      trees.put(ids.get(index), print(ids.get(index)));
    }
    return trees;
  }

  private String print(String traceId) {
    try {
      return printer.print(fetcher.fetch(traceId).join());
    } catch (CompletionException e) {
      return "Jaeger could not be asked: " + e.getCause().getMessage();
    }
  }
}
