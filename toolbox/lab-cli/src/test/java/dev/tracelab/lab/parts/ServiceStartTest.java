package dev.tracelab.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tracelab.lab.process.Child;
import dev.tracelab.lab.process.LabException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines, environments and readiness of the services. */
class ServiceStartTest {

  private final ReadinessProbe readiness = new ReadinessProbe(HttpClient.newHttpClient());
  private LabFolder folder;

  @BeforeEach
  void createFolder(@TempDir Path home) {
    folder = new LabFolder(home);
    folder.create();
  }

  @Test
  void servicesGetTheAddressesOfEachOtherTheDatabaseAndTheBackend() {
    PortPlan ports =
        PortPlan.of(
            Arrays.stream(Port.values()).collect(Collectors.toMap(Function.identity(), p -> 0)));
    List<Service> services = Service.all(ports, URI.create("http://127.0.0.1:14268/api/traces"));
    String inventory = "http://127.0.0.1:" + ports.number(Port.INVENTORY);

    assertThat(services)
        .extracting(Service::name)
        .containsExactly("gateway-service", "order-service", "inventory-service");
    assertThat(services.get(0).environment())
        .containsEntry("PORT", String.valueOf(ports.number(Port.GATEWAY)))
        .containsEntry("ORDER_SERVICE_URL", "http://127.0.0.1:" + ports.number(Port.ORDER))
        .containsEntry("INVENTORY_SERVICE_URL", inventory)
        .containsEntry(
            "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + ports.number(Port.JAEGER_OTLP));
    assertThat(services.get(1).environmentWith(5432))
        .containsEntry("INVENTORY_SERVICE_URL", inventory)
        .containsEntry("DATABASE_URL", "postgresql://127.0.0.1:5432/orders")
        .containsEntry("DATABASE_USER", "orders")
        .containsEntry("JAEGER_ENDPOINT", "http://127.0.0.1:14268/api/traces");
  }

  @Test
  void aServiceBesideAnotherHasItsOwnProcessLogAndDatabase() {
    PortPlan ports =
        PortPlan.of(
            Arrays.stream(Port.values()).collect(Collectors.toMap(Function.identity(), p -> 0)));
    Service order =
        Service.all(ports, URI.create("http://127.0.0.1:14268/api/traces"))
            .get(1)
            .beside("untraced", Map.of("TRACING_BACKEND", "none"));

    assertThat(order.name()).isEqualTo("order-service-untraced");
    assertThat(order.program()).isEqualTo("order-service");
    assertThat(order.environmentWith(5432))
        .containsEntry("DATABASE_URL", "postgresql://127.0.0.1:5432/orders_untraced")
        .containsEntry("DATABASE_USER", "orders_untraced")
        .containsEntry("TRACING_BACKEND", "none")
        .containsEntry("PORT", String.valueOf(ports.number(Port.ORDER)));
  }

  @Test
  void servicesListenOnlyOnThisMachineWhateverTheShellExports() {
    PortPlan ports =
        PortPlan.of(
            Arrays.stream(Port.values()).collect(Collectors.toMap(Function.identity(), p -> 0)));

    assertThat(Service.all(ports, URI.create("http://127.0.0.1:14268/api/traces")))
        .allSatisfy(
            service -> assertThat(service.environment()).containsEntry("HOST", "127.0.0.1"));
  }

  @Test
  void aServiceIsReadyWhenItsHealthCheckIs() throws IOException {
    HttpServer health =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AtomicInteger asked = new AtomicInteger();
    health.createContext(
        "/health/ready",
        exchange -> {
          exchange.sendResponseHeaders(asked.incrementAndGet() < 3 ? 503 : 200, -1);
          exchange.close();
        });
    health.start();
    Child child = child("sleep 600");

    readiness
        .await(child, URI.create("http://127.0.0.1:" + health.getAddress().getPort()), "x")
        .join();

    assertThat(asked).hasValue(3);
    child.stop(Duration.ofSeconds(20));
    health.stop(0);
  }

  @Test
  void onlyTheMessageBelowAStackTraceIsShown() {
    Child child =
        child(
            "echo 'java.io.IOException: No space left on device'; printf '\\tat a.B.c(B.java:1)\\n';"
                + " echo 'order-service: it cannot start: IOException: No space left on device.'; exit 1");

    assertThatThrownBy(
            () ->
                readiness.await(child, URI.create("http://127.0.0.1:1"), ".lab/logs/o.log").join())
        .cause()
        .hasMessage(
            """
            order-service exited with status 1 before it was ready; from its log .lab/logs/o.log:
                order-service: it cannot start: IOException: No space left on device.""");
  }

  @Test
  void aServiceThatExitsIsReportedWithItsLastLogLines() {
    Child child = child("echo starting; echo 'DATABASE_URL names no database.' >&2; exit 2");

    assertThatThrownBy(
            () ->
                readiness.await(child, URI.create("http://127.0.0.1:1"), ".lab/logs/o.log").join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(LabException.class)
        .hasMessage(
            """
            order-service exited with status 2 before it was ready; from its log .lab/logs/o.log:
                starting
                DATABASE_URL names no database.""");
  }

  @Test
  void aServiceThatHasNotBeenBuiltIsNamed() {
    assertThatThrownBy(() -> new ServiceJvm(folder).command("order-service"))
        .hasMessageStartingWith("order-service has not been built");
  }

  @Test
  void theClassArchiveIsWrittenFirstAndReadLater() throws IOException {
    Path jar = jar("order-service/target", "order-service-1.0.0-SNAPSHOT.jar");
    jar("order-service/target", "order-service-1.0.0-SNAPSHOT-tests.jar");
    Path scenarios = jar("toolbox/scenarios/target", "scenarios-1.0.0-SNAPSHOT.jar");

    List<String> first = new ServiceJvm(folder).command("order-service");
    Files.writeString(new ServiceJvm(folder).archive("order-service", List.of(jar, scenarios)), "");
    List<String> second = new ServiceJvm(folder).command("order-service");

    assertThat(first)
        .contains("-Xmx96m")
        .endsWith("-cp", jar + File.pathSeparator + scenarios, "org.example.Main");
    assertThat(first).anyMatch(option -> option.startsWith("-XX:ArchiveClassesAtExit="));
    assertThat(second).anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
  }

  private Path jar(String target, String name) throws IOException {
    Path jar = Files.createDirectories(folder.home().resolve(target)).resolve(name);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "org.example.Main");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private Child child(String script) {
    return Child.start(
        "order-service", List.of("sh", "-c", script), Map.of(), folder.log("order-service"));
  }
}
