package dev.tracelab.tracing.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.propagation.TrustBoundary.Policy;
import io.jaegertracing.internal.JaegerSpan;
import io.jaegertracing.internal.Reference;
import io.jaegertracing.internal.samplers.ConstSampler;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrustBoundaryTest {

  private static final String[] SAMPLED = {
    "uber-trace-id", "a:b:0:1", "uberctx-tenant", "t", "tracestate", "x=1"
  };

  @Test
  void aContinuedTraceHasTheIdOfTheCaller() {
    try (Exchange gateway = gateway(Policy.CONTINUE, true)) {
      JaegerSpan span = gateway.receive(SAMPLED);

      assertThat(span.context().getTraceIdLow()).isEqualTo(10);
      assertThat(span.context().getParentId()).isEqualTo(11);
    }
  }

  @Test
  void aLinkedTraceIsNewAndReferencesTheCaller() {
    try (Exchange gateway = gateway(Policy.LINK, true)) {
      JaegerSpan span = gateway.receive(SAMPLED);

      assertThat(span.context().getTraceIdLow()).isNotEqualTo(10);
      assertThat(span.context().getParentId()).isZero();
      Reference link = span.getReferences().get(0);
      assertThat(span.getReferences()).hasSize(1);
      assertThat(link.getType()).isEqualTo("follows_from");
      assertThat(link.getSpanContext().getTraceIdLow()).isEqualTo(10);
      assertThat(link.getSpanContext().getSpanId()).isEqualTo(11);
      assertThat(gateway.forward(span)).doesNotContainKey("tracestate");
    }
  }

  @Test
  void aRestartedTraceHasNoReferenceToTheCaller() {
    try (Exchange gateway = gateway(Policy.RESTART, true)) {
      JaegerSpan span = gateway.receive(SAMPLED);

      assertThat(span.context().getTraceIdLow()).isNotEqualTo(10);
      assertThat(span.context().getParentId()).isZero();
      assertThat(span.getReferences()).isEmpty();
      assertThat(gateway.forward(span)).doesNotContainKey("tracestate");
    }
  }

  @ParameterizedTest
  @CsvSource({"LINK, true", "LINK, false", "RESTART, true", "RESTART, false"})
  void aNewTraceIsSampledByOurSampler(Policy policy, boolean sampler) {
    try (Exchange gateway = gateway(policy, sampler)) {
      assertThat(gateway.receive("uber-trace-id", "a:b:0:1").context().isSampled())
          .isEqualTo(sampler);
      assertThat(gateway.receive("uber-trace-id", "a:b:0:0").context().isSampled())
          .isEqualTo(sampler);
      assertThat(gateway.receive("b3", "0").context().isSampled()).isEqualTo(sampler);
    }
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void forgedDebugIdsAndFlagsAreIgnored(Policy policy) {
    try (Exchange gateway = gateway(policy, false)) {
      JaegerSpan byId = gateway.receive("jaeger-debug-id", "me");
      JaegerSpan byFlag = gateway.receive("uber-trace-id", "a:b:0:3");

      assertThat(byId.context().isSampled()).isFalse();
      assertThat(byId.getTags()).doesNotContainKey("jaeger-debug-id");
      assertThat(byFlag.context().isDebug()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void anAllowedDebugIdIsSampledAndTagged(Policy policy) {
    TrustBoundary trust = new TrustBoundary(policy, true, Set.of());
    try (Exchange gateway = Exchange.sampling("jaeger", trust, new ConstSampler(false))) {
      JaegerSpan span = gateway.receive("jaeger-debug-id", "me");

      assertThat(span.context().isDebug()).isTrue();
      assertThat(span.getTags()).containsEntry("jaeger-debug-id", "me");
      assertThat(gateway.receive("jaeger-debug-id", "d".repeat(65)).context().isDebug()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void allowedBaggageIsAcceptedUnderEachPolicy(Policy policy) {
    try (Exchange gateway = gateway(policy, true)) {
      JaegerSpan span = gateway.receive("uber-trace-id", "a:b:0:1", "baggage", "tenant=t,other=1");

      assertThat(span.getBaggageItem("tenant")).isEqualTo("t");
      assertThat(span.getBaggageItem("other")).isNull();
    }
  }

  private static Exchange gateway(Policy policy, boolean sampler) {
    return Exchange.sampling(
        "jaeger,w3c,b3",
        new TrustBoundary(policy, false, Set.of("tenant")),
        new ConstSampler(sampler));
  }
}
