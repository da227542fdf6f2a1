package dev.tracelab.lab.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracelab.lab.LabException;
import dev.tracelab.lab.LabFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Keeps a {@link LabState} for other processes to read; a reader never sees half of it. */
public final class StateFile {

  private final ObjectMapper json = new ObjectMapper();
  private final Path file;

  private StateFile(Path file) {
    this.file = file;
  }

  /** The file of this project. */
  public static StateFile of(LabFolder folder) {
    return new StateFile(folder.state());
  }

  /**
   * What was written last; empty if no lab runs, or none ever did. What is no state counts as none:
   * a disk that was full must not keep a lab from starting.
   *
   * @throws LabException if the file is there and this user may not read it
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

  /** Replaces what was written before. */
  public synchronized void write(LabState state) {
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      json.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), state);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LabException(file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }

  /** Changes what was written before, which must be there. */
  public synchronized void update(UnaryOperator<LabState> change) {
    write(change.apply(read().orElseThrow()));
  }

  /** Says that no lab runs. */
  public synchronized void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new LabException(file + " cannot be removed: " + e.getMessage() + ".", e);
    }
  }
}
