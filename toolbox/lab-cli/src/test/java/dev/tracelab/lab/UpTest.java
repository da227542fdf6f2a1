package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.parts.OrphanedProcesses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} with a real database, the real embedded Jaeger, and stand-ins for the services. */
class UpTest {

  /** One for all: unpacking PostgreSQL takes longer than all the tests. */
  @TempDir private static Path home;

  private static TestProject project;

  @BeforeAll
  static void createAProject() throws IOException {
    project = TestProject.in(home);
  }

  @BeforeEach
  void buildTheServices() throws IOException {
    project.build("order-service", StandIn.class);
  }

  @Test
  void anIncompleteTraceIsReportedAndEverythingIsStopped() {
    int status = project.lab("up", "--once", "--random-ports", "--timeout", "1");

    assertThat(project.printed())
        .contains("✓ PostgreSQL 17", "✓ Jaeger (embedded)", "✓ order-service")
        .contains("Order of 2 × ethiopia-yirgacheffe-250g: 201 CONFIRMED, then CONFIRMED")
        .contains("This trace is incomplete.", "- missing: POST /api/orders (gateway-service)")
        .containsPattern("[0-9.]+ s from the command to this trace")
        .containsPattern("[0-9]+ MB for all processes|unknown for all processes")
        .containsSubsequence(
            "stopping gateway-service",
            "stopping order-service",
            "stopping inventory-service",
            "stopping PostgreSQL");
    assertThat(status).isEqualTo(1);
    assertNothingIsLeft();
  }

  @Test
  void aServiceThatDoesNotStartIsReportedAndNothingIsLeft() throws IOException {
    project.build("order-service", FailingStandIn.class);

    assertThat(project.lab("up", "--once", "--random-ports")).isEqualTo(1);
    assertThat(project.printed())
        .contains("lab: order-service exited with status 2 before it was ready; from its log")
        .contains("    DATABASE_URL names no database.");
    assertNothingIsLeft();
  }

  @Test
  void aPortInUseIsReportedBeforeAnythingIsStarted() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int status =
          project.lab("up", "--once", "--random-ports", "--port", "order=" + taken.getLocalPort());

      assertThat(status).isEqualTo(1);
      assertThat(project.printed())
          .contains("lab: Port " + taken.getLocalPort() + " (order) is in use: ")
          .doesNotContain("✓");
    }
  }

  @Test
  void aMissingJaegerIsReported() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    int status =
        project.lab("up", "--once", "--random-ports", "--jaeger", "http://127.0.0.1:" + free);

    assertThat(status).isEqualTo(1);
    assertThat(project.printed())
        .contains("lab: No Jaeger listens at http://127.0.0.1:" + free + ": start it");
    assertNothingIsLeft();
  }

  @Test
  void anUnknownPortIsRejectedWithAListOfThePorts() {
    assertThat(project.lab("up", "--port", "gatway=1")).isEqualTo(2);
    assertThat(project.printed())
        .contains("unknown port \"gatway\"; the ports are [gateway, gateway-management, order,");
  }

  private static void assertNothingIsLeft() {
    assertThat(new OrphanedProcesses(project.folder()).find()).isEmpty();
    assertThat(project.folder().state()).doesNotExist();
    assertThat(project.lab("status")).isEqualTo(3);
  }
}
