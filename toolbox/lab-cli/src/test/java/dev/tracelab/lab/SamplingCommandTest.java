package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.ProcessId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplingCommandTest {

  private static final String PROBABILITY =
      "{\"strategyType\":\"PROBABILISTIC\",\"probabilisticSampling\":{\"samplingRate\":0.1}}";
  private static final String LIMIT =
      "{\"strategyType\":\"RATE_LIMITING\",\"rateLimitingSampling\":{\"maxTracesPerSecond\":5}}";

  @TempDir private Path home;

  private final List<String> changes = new CopyOnWriteArrayList<>();
  private HttpServer jaeger;
  private TestProject project;
  private LabState lab;
  private String strategy = PROBABILITY;
  private int changed = 204;

  @BeforeEach
  void startJaeger() throws IOException {
    jaeger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    jaeger.createContext("/", this::respond);
    jaeger.start();
    project = TestProject.in(home);
    project.folder().create();
    URI address = URI.create("http://127.0.0.1:" + jaeger.getAddress().getPort());
    lab =
        LabState.of(ProcessId.of("lab", ProcessHandle.current()))
            .with("gateway-service", URI.create("http://127.0.0.1:1"))
            .with(LabState.SAMPLING, address);
    new StateFile(project.folder()).write(lab);
  }

  @AfterEach
  void stopJaeger() {
    jaeger.stop(0);
  }

  @Test
  void theStrategyOfEachServiceIsShown() {
    assertThat(project.lab("sampling")).isZero();
    assertThat(project.printed()).isEqualTo("gateway-service    probability 0.1\n");

    strategy = LIMIT;
    assertThat(project.lab("sampling")).isZero();
    assertThat(project.printed()).contains("at most 5 traces per second");
  }

  @Test
  void theRatesOfOperationsAreShown() {
    strategy =
        "{\"probabilisticSampling\":{\"samplingRate\":1},\"operationSampling\":"
            + "{\"perOperationStrategies\":[{\"operation\":\"GET /\",\"probabilisticSampling\":{\"samplingRate\":0.5}}]}}";

    assertThat(project.lab("sampling")).isZero();
    assertThat(project.printed()).endsWith("probability 1, GET / 0.5\n");
  }

  @Test
  void oneOperationIsChanged() {
    assertThat(project.lab("sampling", "gateway-service", "1", "--operation", "POST /api/orders"))
        .isZero();
    assertThat(project.lab("sampling", "all", "1", "--operation=GET /")).isEqualTo(2);
    assertThat(project.lab("sampling", "--operation=GET /")).isEqualTo(2);

    assertThat(changes)
        .containsExactly("probability=1.0&service=gateway-service&operation=POST+/api/orders");
  }

  @Test
  void oneServiceOrAllAreChanged() {
    assertThat(project.lab("sampling", "gateway-service", "0.1")).isZero();
    assertThat(project.lab("sampling", "all", "1")).isZero();

    assertThat(changes)
        .containsExactly("probability=0.1&service=gateway-service", "probability=1.0");
    assertThat(project.printed())
        .startsWith("Services ask for their strategy every two seconds.\n");
  }

  @Test
  void aMistakeIsAnsweredWithTheValidValues() {
    assertThat(project.lab("sampling", "gateway-service", "1.5")).isEqualTo(2);
    assertThat(project.lab("sampling", "gateway-service", "NaN")).isEqualTo(2);
    assertThat(project.lab("sampling", "gateway-service")).isEqualTo(2);
    assertThat(project.printed())
        .startsWith("lab: Give a service, or all, and a PROBABILITY from 0 to 1");
    assertThat(project.lab("sampling", "nosuch", "1")).isEqualTo(2);
    assertThat(project.printed())
        .isEqualTo("lab: SERVICE must be all or one of: gateway-service.\n");
    assertThat(changes).isEmpty();
  }

  @Test
  void aJaegerThatReadsAFileCannotBeChanged() {
    changed = 405;

    assertThat(project.lab("sampling", "all", "1")).isEqualTo(1);
    assertThat(project.printed())
        .contains("reads its strategies from a file: edit that file, which it reloads.");
  }

  @Test
  void aLabWhoseServicesDoNotAskSaysHowTheyWould() {
    new StateFile(project.folder()).write(LabState.of(lab.lab()));

    assertThat(project.lab("sampling")).isEqualTo(1);
    assertThat(project.printed())
        .startsWith(
            "lab: The services of this lab do not ask Jaeger which traces to sample: start");
  }

  @Test
  void aJaegerThatDoesNotRespondIsReported() {
    jaeger.stop(0);

    assertThat(project.lab("sampling")).isEqualTo(1);
    assertThat(project.printed()).contains("do not respond: see './lab status'.");
  }

  private void respond(HttpExchange exchange) throws IOException {
    boolean put = exchange.getRequestMethod().equals("PUT");
    if (put) {
      changes.add(exchange.getRequestURI().getQuery());
    }
    byte[] body = strategy.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(put ? changed : 200, put ? -1 : body.length);
      if (!put) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
