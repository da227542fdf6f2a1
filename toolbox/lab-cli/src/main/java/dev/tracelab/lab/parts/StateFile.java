package dev.tracelab.lab.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores a {@link LabState} for other processes; writes are atomic. */
public final class StateFile {

  private final ObjectMapper json = new ObjectMapper();
  private final Path file;

  /** The file of a project. */
  public StateFile(LabFolder folder) {
    this.file = folder.state();
  }

  /**
   * The state that was written last; empty if there is none. A malformed file counts as none: a
   * disk that was full must not prevent a lab from starting.
   *
   * @throws LabException if this user may not read the file
   */
  public Optional<LabState> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(json.readValue(file.toFile(), LabState.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new LabException(file + " cannot be read: run the lab as the user who owns it.", e);
    }
  }

  /** The state of the lab that another process runs; empty if none runs. */
  public Optional<LabState> findRunning() {
    return read().filter(state -> state.lab().find().isPresent());
  }

  /**
   * The state of the lab that another process runs.
   *
   * @throws LabException if none runs
   */
  public LabState running() {
    return findRunning()
        .orElseThrow(() -> new LabException("The lab is not running: start it with './lab up'."));
  }

  /** Replaces the state. */
  public synchronized void write(LabState state) {
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      json.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), state);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LabException(file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }

  /** Updates the state, which must exist. */
  public synchronized void update(UnaryOperator<LabState> change) {
    write(change.apply(read().orElseThrow()));
  }

  /** Removes the state when no lab runs any more. */
  public synchronized void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new LabException(file + " cannot be removed: " + e.getMessage() + ".", e);
    }
  }
}
