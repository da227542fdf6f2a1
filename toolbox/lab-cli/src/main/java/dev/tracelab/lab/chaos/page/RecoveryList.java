package dev.tracelab.lab.chaos.page;

import dev.tracelab.lab.chaos.ChaosResult;
import dev.tracelab.lab.chaos.audit.Recovery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Each trace with a recovery in it: what happened, and for many of them the trace itself. */
final class RecoveryList {

  private final ChaosResult result;

  RecoveryList(ChaosResult result) {
    this.result = result;
  }

  String html() {
    Map<String, List<Recovery>> byTrace =
        result.recoveries().stream()
            .collect(
                Collectors.groupingBy(Recovery::traceId, LinkedHashMap::new, Collectors.toList()));
    StringBuilder html = new StringBuilder();
    byTrace.forEach((traceId, recoveries) -> html.append(entry(traceId, recoveries)));
    return html.toString();
  }

  private String entry(String traceId, List<Recovery> recoveries) {
    String tree = result.trees().get(traceId);
    String head = head(traceId, recoveries);
    return tree == null
        ? "<div class=\"entry\" id=\"t-%s\">%s</div>\n".formatted(traceId, head)
        : "<details class=\"entry\" id=\"t-%s\"><summary>%s</summary><pre>%s</pre></details>\n"
            .formatted(traceId, head, Markup.escape(tree));
  }

  private String head(String traceId, List<Recovery> recoveries) {
    String chips = recoveries.stream().map(this::chip).collect(Collectors.joining());
    return "<span class=\"when\">%s</span>%s<code>%s</code>"
        .formatted(time(recoveries.get(0)), chips, traceId);
  }

  private String chip(Recovery recovery) {
    return "<span class=\"chip %s\" title=\"at %s\">%s</span>"
        .formatted(
            recovery.kind().name().toLowerCase(Locale.ROOT),
            time(recovery),
            recovery.kind().inWords());
  }

  private String time(Recovery recovery) {
    return Markup.time(result.clock().millisOf(recovery.startMicros()));
  }
}
