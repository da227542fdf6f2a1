package dev.tracelab.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracelab.lab.process.Child;
import dev.tracelab.lab.process.ProcessId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files in {@code .lab}. */
class RecordsTest {

  private static final LabState NOTHING = LabState.of(new ProcessId("lab", 1, 2));

  private LabFolder folder;
  private StateFile file;

  @BeforeEach
  void createFolder(@TempDir Path home) {
    folder = new LabFolder(home);
    folder.create();
    file = new StateFile(folder);
  }

  @Test
  void withoutALabThereIsNoState() {
    assertThat(file.read()).isEmpty();
  }

  @Test
  void theStateThatWasWrittenIsRead() {
    file.write(NOTHING);
    file.update(state -> state.with(new ProcessId("order-service", 3, 4)));
    file.update(state -> state.with("jaeger", URI.create("http://127.0.0.1:16686")));

    assertThat(file.read())
        .contains(
            new LabState(
                new ProcessId("lab", 1, 2),
                List.of(new ProcessId("order-service", 3, 4)),
                Map.of("jaeger", URI.create("http://127.0.0.1:16686"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{}", "null", "[]", "garbage", "{\"lab\":1}", "{\"lab\":null}", "\u0000"})
  void aMalformedFileCountsAsNoState(String text) throws IOException {
    Files.writeString(folder.state(), text);

    assertThat(file.read()).isEmpty();
  }

  @Test
  void aProjectHasOneLabAtATime() {
    LabLock first = LabLock.tryAcquire(folder).orElseThrow();

    assertThat(LabLock.tryAcquire(folder)).isEmpty();
    first.close();
    LabLock.tryAcquire(folder).orElseThrow().close();
  }

  @Test
  void processesOfAKilledLabAreStopped() {
    Child left = sleeper("order-service");
    file.write(NOTHING.with(left.id()).with(new ProcessId("gateway-service", 1, 2)));

    assertThat(new OrphanedProcesses(folder).find()).containsExactly(left.id());
    assertThat(new OrphanedProcesses(folder).stop()).containsExactly(left.id());
    assertThat(left.id().find()).isEmpty();
    assertThat(file.read()).isEmpty();
  }

  @Test
  void aDatabaseServerIsFoundByItsPidFile() throws IOException {
    Child server = sleeper("postgres");
    postmasterFile(server.id().pid(), server.id().startedMillis());

    assertThat(new OrphanedProcesses(folder).stop())
        .extracting(ProcessId::name, ProcessId::pid)
        .containsExactly(tuple("postgresql", server.id().pid()));
    assertThat(server.id().find()).isEmpty();
  }

  @Test
  void aProcessWithAReusedPidIsNotStopped() throws IOException {
    ProcessId self = ProcessId.of("self", ProcessHandle.current());
    postmasterFile(self.pid(), self.startedMillis() - 60_000);
    file.write(NOTHING.with(new ProcessId("order-service", self.pid(), 7)));

    assertThat(new OrphanedProcesses(folder).find()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeCreatedIsNamed(@TempDir Path home) throws IOException {
    Files.writeString(home.resolve(".lab"), "a file");

    assertThatThrownBy(() -> new LabFolder(home).create())
        .hasMessageStartingWith(home.resolve(".lab") + " cannot be written by this user");
  }

  private Child sleeper(String name) {
    return Child.start(name, List.of("sleep", "600"), Map.of(), folder.log(name));
  }

  private void postmasterFile(long pid, long startedMillis) throws IOException {
    Path data = PostgresServer.data(folder);
    Files.createDirectories(data);
    Files.writeString(
        data.resolve("postmaster.pid"),
        pid + "\n" + data + "\n" + startedMillis / 1000 + "\n5432\n");
  }

  @Test
  void onlyTheOwnerMayAccessTheFolder() throws IOException {
    folder.create();

    for (Path each : List.of(folder.path(), folder.postgres())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
          .isEqualTo("rwx------");
    }
  }
}
