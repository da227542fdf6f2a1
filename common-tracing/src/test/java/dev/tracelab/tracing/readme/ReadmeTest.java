package dev.tracelab.tracing.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.Traced;
import dev.tracelab.tracing.Tracing;
import dev.tracelab.tracing.http.RouteNames;
import dev.tracelab.tracing.vertx.ServiceTracer;
import io.jaegertracing.internal.reporters.InMemoryReporter;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's snippets match the source beside this test, which is compiled and partly run. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");
  private static final Path SOURCE =
      Path.of("src/test/java/dev/tracelab/tracing/readme/Snippets.java");
  private static final Pattern IN_README =
      Pattern.compile("<!-- snippet: (\\w+) -->\n```java\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern IN_SOURCE =
      Pattern.compile("// snippet: (\\w+)\n(.*?) *// end\n", Pattern.DOTALL);

  @Test
  void eachSnippetIsTheCompiledSource() throws IOException {
    Map<String, String> shown = snippets(IN_README, README);

    assertThat(shown).isNotEmpty().isEqualTo(snippets(IN_SOURCE, SOURCE));
  }

  @Test
  void allJavaInTheReadmeIsCompiled() throws IOException {
    String readme = Files.readString(README);

    assertThat(readme.split("```java", -1)).hasSize(snippets(IN_README, README).size() + 1);
  }

  @Test
  void theSnippetsBehaveAsDescribed() {
    InMemoryReporter reporter = new InMemoryReporter();
    Tracing tracing = Tracing.reportingTo("readme", reporter);
    Vertx vertx =
        Vertx.builder()
            .withTracer(ServiceTracer.factory(tracing, RouteNames.of(List.of())))
            .build();
    Snippets snippets = new Snippets(vertx, new Traced(vertx, tracing.tracer()));
    ExecutorService pool = Executors.newSingleThreadExecutor();

    assertThat(snippets.span("c-7").await()).isEqualTo("c-7");
    assertThat(snippets.parallel().await()).isEqualTo("credit");
    assertThat(snippets.foreign(pool).await()).isEqualTo("computed");
    assertThat(snippets.current()).isEqualTo("no trace");
    assertThat(Snippets.test()).containsExactly("work");

    pool.shutdown();
    Snippets.stop(vertx, tracing);
    assertThat(reporter.getSpans()).hasSize(3);
  }

  private static Map<String, String> snippets(Pattern pattern, Path file) throws IOException {
    Map<String, String> found = new TreeMap<>();
    Matcher matcher = pattern.matcher(Files.readString(file));
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2).stripTrailing().stripIndent());
    }
    return found;
  }
}
