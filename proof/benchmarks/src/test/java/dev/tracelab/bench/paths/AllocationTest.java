package dev.tracelab.bench.paths;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tracelab.bench.paths.RecordedCalls.Headers;
import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.spi.context.storage.AccessMode;
import io.vertx.core.spi.context.storage.ContextLocal;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What tracing adds to a request and to a span: bytes, headers, contexts. None of it depends on the
 * machine, so each has a bound, a few percent above what was measured. More is a regression: mend
 * it, or allow it here and say why.
 */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int CALLS = 2_000;
  private static final int MAX_ROUNDS = 50;
  private static final BiConsumer<String, String> NOWHERE = (name, value) -> {};
  private static final MultiMap TRACED = Headers.traced(true);
  private static final MultiMap PLAIN = Headers.plain();

  private static final AtomicInteger DUPLICATES = new AtomicInteger();
  private static final ContextLocal<Object> COUNTED =
      ContextLocal.registerLocal(Object.class, AllocationTest::count);

  private final VertxPaths paths = new VertxPaths();

  @AfterEach
  void close() {
    paths.close();
  }

  @ParameterizedTest
  @CsvSource({
    "COMMON, 2850",
    "COMMON_UNSAMPLED, 2650",
  })
  void aReceivedRequestAllocatesAtMost(PathSetting setting, int bytes) {
    start(setting);

    assertAtMost(bytes, paths::serverRequest);
  }

  @ParameterizedTest
  @CsvSource({
    "COMMON, 1750",
    "COMMON_UNSAMPLED, 1700",
  })
  void aCallAllocatesAtMost(PathSetting setting, int bytes) {
    start(setting);

    assertAtMost(bytes, () -> paths.call(NOWHERE));
  }

  @ParameterizedTest
  @CsvSource({
    "COMMON, 1450",
    "COMMON_UNSAMPLED, 1330",
  })
  void aQueryAllocatesAtMost(PathSetting setting, int bytes) {
    start(setting);

    assertAtMost(bytes, paths::sqlQuery);
  }

  @ParameterizedTest
  @CsvSource({
    "COMMON, 1000",
    "COMMON_UNSAMPLED, 900",
  })
  void aSpanWithThreeTagsAllocatesAtMost(PathSetting setting, int bytes) {
    start(setting);

    assertAtMost(bytes, setting.spans()::span);
  }

  @Test
  void aContextIsWrittenToHeadersAndReadWithinTheirBytes() {
    start(PathSetting.COMMON);
    SpanSource spans = PathSetting.COMMON.spans();

    assertAtMost(440, () -> spans.inject(NOWHERE));
    assertAtMost(1_400, () -> spans.extract(TRACED));
    assertAtMost(290, () -> spans.extract(PLAIN));
  }

  @Test
  void aCallWritesOneHeaderOfEachFormat() {
    start(PathSetting.COMMON);
    List<String> written = new ArrayList<>();

    paths.call((name, value) -> written.add(name));

    assertThat(written).containsExactly("uber-trace-id", "traceparent");
  }

  @Test
  void aSpanAroundWorkDuplicatesOneContext() {
    start(PathSetting.COMMON);

    assertThat(duplicates(traced -> traced.span("check credit", span -> done()))).isEqualTo(1);
  }

  @Test
  void withoutATracerNoContextIsDuplicated() {
    start(PathSetting.COMMON);
    Function<Traced, Future<?>> work = traced -> traced.span("check credit", span -> done());

    assertThat(duplicates(Tracing.off(), work)).isZero();
  }

  private void start(PathSetting setting) {
    paths.setting = setting;
    paths.record();
  }

  private static Future<Void> done() {
    return Future.succeededFuture();
  }

  /** A call allocates less once it is compiled, so there is a round more until then. */
  private static void assertAtMost(long bound, Runnable call) {
    long best = bytes(call);
    for (int round = 1; round < MAX_ROUNDS && best > bound; round++) {
      best = Math.min(best, bytes(call));
    }
    assertThat(best).as("bytes that a call allocates").isLessThanOrEqualTo(bound);
  }

  /** The bytes that a call allocates on this thread. */
  private static long bytes(Runnable call) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS;
  }

  private static int duplicates(Function<Traced, Future<?>> work) {
    return duplicates(PathSetting.COMMON.common(), work);
  }

  /** The number of contexts that are duplicated while the work runs. */
  private static int duplicates(Tracing tracing, Function<Traced, Future<?>> work) {
    Vertx vertx = Vertx.vertx();
    try {
      // As for a request: only such a context hands its locals to its duplicates.
      Context context = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
      context.putLocal(COUNTED, AccessMode.CONCURRENT, new Object());
      int before = DUPLICATES.get();
      Promise<Object> done = Promise.promise();
      Traced traced = new Traced(vertx, tracing.tracer());
      context.runOnContext(started -> work.apply(traced).<Object>mapEmpty().onComplete(done));
      done.future().await();
      return DUPLICATES.get() - before;
    } finally {
      vertx.close().await();
    }
  }

  /** Vert.x calls this for each context that it duplicates with its locals. */
  private static Object count(Object value) {
    DUPLICATES.incrementAndGet();
    return value;
  }
}
