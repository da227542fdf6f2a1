package dev.tracelab.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the programs of the lab are made of: the modules' poms and main sources. */
record SourceTree(List<Path> modules) {

  /**
   * The source of a project; a folder of it, or of a group of modules in it, is a module when it
   * has a pom.
   */
  static SourceTree of(LabFolder folder) {
    try (Stream<Path> folders = Files.find(folder.home(), 2, SourceTree::isModule)) {
      return new SourceTree(folders.filter(child -> !child.equals(folder.home())).toList());
    } catch (IOException | UncheckedIOException e) {
      throw new LabException(folder.home() + " cannot be read.", e);
    }
  }

  private static boolean isModule(Path folder, BasicFileAttributes attributes) {
    return attributes.isDirectory() && Files.exists(folder.resolve("pom.xml"));
  }

  /** Whether a file was written after a moment. */
  boolean changedSince(Instant moment) {
    return modules.stream().anyMatch(module -> changedSince(module, moment));
  }

  private static boolean changedSince(Path module, Instant moment) {
    return isNewer(module.resolve("pom.xml"), moment)
        || changedBelow(module.resolve(Path.of("src", "main")), moment);
  }

  private static boolean changedBelow(Path sources, Instant moment) {
    if (!Files.isDirectory(sources)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(sources)) {
      return files.filter(Files::isRegularFile).anyMatch(file -> isNewer(file, moment));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNewer(Path file, Instant moment) {
    try {
      return Files.getLastModifiedTime(file).toInstant().isAfter(moment);
    } catch (IOException e) {
      return false;
    }
  }
}
