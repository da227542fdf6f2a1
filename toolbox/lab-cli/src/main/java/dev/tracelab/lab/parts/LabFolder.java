package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder {@code .lab} at the top of the project, where a lab keeps its files.
 *
 * @param home top of the project
 */
public record LabFolder(Path home) {

  /** Makes the path absolute. */
  public LabFolder {
    home = home.toAbsolutePath().normalize();
  }

  /** The folder itself. */
  public Path path() {
    return home.resolve(".lab");
  }

  /** The log of one process. */
  public Path log(String process) {
    return path().resolve("logs").resolve(process + ".log");
  }

  /** The path of a log, relative to the top of the project. */
  public String relativeLog(String process) {
    return home.relativize(log(process)).toString();
  }

  /** The state of the running lab. */
  public Path state() {
    return path().resolve("state.json");
  }

  /** Locked by the running lab. */
  public Path lock() {
    return path().resolve("lock");
  }

  /** What commands ask the running lab to do. */
  public Path requests() {
    return path().resolve("requests");
  }

  /** PostgreSQL's programs and data. */
  public Path postgres() {
    return path().resolve("postgres");
  }

  /** Archives of loaded classes, for a faster JVM startup. */
  public Path classArchives() {
    return path().resolve("classes");
  }

  /** The page of the last chaos run with this seed. */
  public Path chaosPage(long seed) {
    return path().resolve("chaos").resolve("seed-" + seed + ".html");
  }

  /** Revokes permissions that a library granted to others; see {@link #create}. */
  public void restrictToOwner() {
    try {
      ownersOnly(postgres());
    } catch (IOException e) {
      throw new LabException(postgres() + " cannot be restricted to its owner.", e);
    }
  }

  /**
   * Creates the folders, accessible to their owner only.
   *
   * @throws LabException if they cannot be written
   */
  public void create() {
    try {
      Files.createDirectories(path().resolve("logs"));
      Files.createDirectories(postgres());
      Files.createDirectories(classArchives());
      ownersOnly(path());
      ownersOnly(postgres());
      Files.deleteIfExists(Files.createTempFile(path(), "writable", ""));
    } catch (IOException e) {
      throw new LabException(
          path()
              + " cannot be written by this user: remove it, or run the lab as the user who owns it.",
          e);
    }
  }

  /** The owner runs programs from there: no one else may replace them or read the data. */
  private static void ownersOnly(Path folder) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
