package dev.tracelab.tracing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public types of the library, and the directions in which its packages depend. */
class ArchitectureTest {

  private static final String ROOT = "dev.tracelab.tracing.";

  /** What a copier uses. A type is added here on purpose or not at all. */
  private static final List<String> API =
      List.of(
          "ExpectedFailure",
          "HeaderCarrier",
          "Secrets",
          "SpanErrors",
          "SpanTags",
          "TraceContext",
          "TraceHandover",
          "Traced",
          "Tracing",
          "config.ConfigurationException",
          "config.Environment",
          "config.TracingConfig",
          "http.ClientCall",
          "http.ClientTracing",
          "http.CopiedTraceHeaders",
          "http.ResponseStatus",
          "http.RouteNames",
          "http.TraceResponse",
          "http.TracedWebSocket",
          "logging.SafeMessage",
          "logging.SafeStackTrace",
          "logging.SpanLogAppender",
          "logging.TraceConverter",
          "logging.TraceFields",
          "messaging.ConsumerTracing",
          "messaging.TraceCarriers",
          "propagation.TrustBoundary",
          "reporter.ReporterConfig",
          "reporter.SpanCounts",
          "reporter.SpanLoss",
          "reporter.SpanReporter",
          "spi.SamplingDecision",
          "spi.TracerBackend",
          "spi.TracerBackendProvider",
          "sql.TransactionTracing",
          "vertx.ServiceTracer");

  /** Public only because another package of the library calls them. */
  private static final List<String> INTERNAL =
      List.of(
          "backend.JaegerBackend",
          "backend.TraceSampler",
          "backend.TracerBackends",
          "http.HttpClientSpans",
          "http.HttpServerSpans",
          "messaging.ConsumerSpans",
          "propagation.HeaderCodec",
          "propagation.Propagation",
          "sql.QuerySpans");

  private final JavaClasses library =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages(ROOT.substring(0, ROOT.length() - 1));

  @Test
  void eachPublicTypeIsListed() {
    List<String> found =
        library.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .map(type -> type.getName().substring(ROOT.length()))
            .toList();

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(API.stream(), INTERNAL.stream()).toList());
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices().matching("(dev.tracelab.tracing..)").should().beFreeOfCycles().check(library);
  }
}
