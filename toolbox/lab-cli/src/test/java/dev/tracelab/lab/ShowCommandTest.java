package dev.tracelab.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import dev.tracelab.lab.process.ProcessId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {

  private static final int STATUS_OF_THE_STAND_IN = 7;

  @TempDir private Path home;
  private TestProject project;

  @BeforeEach
  void createProject() throws IOException {
    project = TestProject.in(home);
    project.folder().create();
  }

  @Test
  void withoutARowAllAreListedBySection() {
    assertThat(project.lab("show")).isZero();

    assertThat(project.printed())
        .contains("\nServer\n  S-01   A request for a route with a parameter ")
        .contains("the span is named `GET`\n")
        .contains("\n  A-07   The response is ended twice ", "right, also with the library\n")
        .contains("\n  B-03   actor_propagation: an actor gets a message, and…  ");
    assertThat(project.printed().lines()).allMatch(line -> line.length() <= 100);
    assertThat(project.printed().lines().filter(line -> line.startsWith("  "))).hasSize(126);
  }

  @Test
  void anUnknownRowIsAnsweredWithNearOnes() {
    assertThat(project.lab("show", "C-3")).isEqualTo(2);
    assertThat(project.printed())
        .isEqualTo(
            "lab: There is no row \"C-3\"; near it are C-03, C-01, C-02, C-04;"
                + " './lab show' lists all.\n");

    assertThat(project.lab("show", "ACTOR")).isEqualTo(2);
    assertThat(project.printed()).contains("near it are B-03, ");
  }

  @Test
  void rowsThatWereNotBuiltAreNamed() {
    assertThat(project.lab("show", "B-03")).isEqualTo(1);
    assertThat(project.printed()).startsWith("lab: The rows have not been built: ");
  }

  @Test
  void aRowRunsInItsOwnJvmWhoseStatusIsReturned() throws IOException {
    buildMatrix();

    assertThat(project.lab("show", "b-03")).isEqualTo(STATUS_OF_THE_STAND_IN);
    assertThat(project.printed()).isEqualTo("shown: [B-03]\n");
  }

  @Test
  void itsTracesGoToTheJaegerThatIsNamed() throws IOException {
    buildMatrix();

    project.lab("show", "B-03", "--jaeger=http://10.0.0.1:16686");
    assertThat(project.printed())
        .isEqualTo("shown: [B-03, http://10.0.0.1:16686, http://10.0.0.1:14268/api/traces]\n");
    assertThat(project.lab("show", "B-03", "--collector=http://10.0.0.1:14268")).isEqualTo(2);
  }

  @Test
  void itsTracesGoToTheRunningLab() throws IOException {
    buildMatrix();
    URI jaeger = URI.create("http://127.0.0.1:1");
    URI collector = URI.create("http://127.0.0.1:2/api/traces");
    new StateFile(project.folder())
        .write(
            LabState.of(ProcessId.of("lab", ProcessHandle.current()))
                .with(LabState.JAEGER, jaeger)
                .with(LabState.COLLECTOR, collector));

    project.lab("show", "B-03");
    assertThat(project.printed()).isEqualTo("shown: [B-03, " + jaeger + ", " + collector + "]\n");
  }

  private void buildMatrix() throws IOException {
    Path target = Files.createDirectories(home.resolve("proof/behaviour-matrix/target"));
    Files.writeString(target.resolve("class-path"), System.getProperty("java.class.path"));
  }
}
