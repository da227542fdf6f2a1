package dev.tracelab.tracing.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jaegertracing.internal.JaegerSpan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** With any headers a request has a span, valid outgoing headers and no log lines. */
class HostileHeadersTest {

  private static final int ROUNDS = 35_000;

  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{16}|[0-9a-f]{32}");
  private static final Pattern PARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]+");
  private static final Pattern VALUE = Pattern.compile("[ -~]*");

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void leave() {
    root.detachAppender(lines);
  }

  @ParameterizedTest
  @EnumSource(TrustBoundary.Policy.class)
  void fuzzedHeadersCauseNoExceptionLogLineOrInvalidHeader(TrustBoundary.Policy policy) {
    TrustBoundary trust = new TrustBoundary(policy, false, Set.of(TrustBoundary.ANY));
    long seed = Long.getLong("hostile.seed", policy.ordinal());
    HostileHeaders hostile = HostileHeaders.seeded(seed);
    try (Exchange service = Exchange.trusting("jaeger,w3c,b3,b3multi", trust)) {
      for (int round = 0; round < ROUNDS; round++) {
        List<Map.Entry<String, String>> headers = hostile.next();
        survives(service, headers, "-Dhostile.seed=" + seed + ", round " + round);
      }
    }
    assertThat(lines.list).isEmpty();
  }

  private static void survives(
      Exchange service, List<Map.Entry<String, String>> headers, String when) {
    try {
      check(service, headers);
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError(when + ": " + headers, broken);
    }
  }

  private static void check(Exchange service, List<Map.Entry<String, String>> headers) {
    JaegerSpan span = service.receive(headers);
    Map<String, String> sent = service.forward(span);

    require(TRACE_ID.matcher(span.context().toTraceId()).matches(), "a trace id");
    require(PARENT.matcher(sent.get("traceparent")).matches(), "a parent");
    require(sent.keySet().stream().allMatch(NAME.asMatchPredicate()), "names");
    require(sent.values().stream().allMatch(VALUE.asMatchPredicate()), "values");
    require(sent.toString().length() < 6_000, "a size that a server takes");
    require(!span.context().isDebug(), "no debug flag");
    span.finish();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("Expected " + what + ".");
    }
  }
}
