package dev.tracelab.lab.parts;

import dev.tracelab.lab.process.LabException;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * The command line of a service's JVM: small, and quick to start.
 *
 * <p>An archive of the loaded classes (application class data sharing) halves the startup time. The
 * JVM writes it when the service ends for the first time, and reads it from then on.
 *
 * @param folder of the project, where the programs are
 */
public record ServiceJvm(LabFolder folder) {

  private static final List<String> HEAP_AND_STARTUP_OPTIONS =
      List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  /** A JVM runs without an archive that does not match, so its warning is suppressed. */
  private static final List<String> LOG_OPTIONS =
      List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  /** The module that breaks services on request; only in the lab is it on their class path. */
  private static final String SCENARIOS = "scenarios";

  private static final String ARCHIVE_SUFFIX = ".jsa";

  /**
   * The command that runs a service.
   *
   * @throws LabException if it has not been built
   */
  public List<String> command(String service) {
    Path jar = jar("", service);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(HEAP_AND_STARTUP_OPTIONS);
    Path scenarios = jar("toolbox", SCENARIOS);
    Path archive = archive(service, List.of(jar, scenarios));
    command.add(
        (Files.exists(archive) ? "-XX:SharedArchiveFile=" : "-XX:ArchiveClassesAtExit=") + archive);
    command.addAll(LOG_OPTIONS);
    command.addAll(List.of("-cp", jar + File.pathSeparator + scenarios, mainClass(jar)));
    return List.copyOf(command);
  }

  private static String mainClass(Path jar) {
    try (JarFile program = new JarFile(jar.toFile())) {
      return program.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    } catch (IOException e) {
      throw new LabException(jar + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private Path jar(String group, String service) {
    Path target = folder.home().resolve(group).resolve(service).resolve("target");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, service + "-*[!s].jar")) {
      return jars.iterator().next();
    } catch (IOException | RuntimeException e) {
      throw new LabException(
          service
              + " has not been built: run 'mvn -DskipTests package', or start the lab with ./lab.",
          e);
    }
  }

  /** The archive for this build of a program on this JDK; removes those of earlier builds. */
  Path archive(String program, List<Path> jars) {
    try {
      String prefix = program + '-' + Runtime.version().feature() + '-';
      Path archive = folder.classArchives().resolve(prefix + lastModified(jars) + ARCHIVE_SUFFIX);
      for (Path other : list(folder.classArchives(), prefix + '*' + ARCHIVE_SUFFIX)) {
        if (!other.equals(archive)) {
          Files.delete(other);
        }
      }
      return archive;
    } catch (IOException e) {
      throw new LabException("The classes of " + program + " cannot be archived: " + e + '.', e);
    }
  }

  /** When one of these or of their libraries was built last: the JVM checks each of them. */
  private static long lastModified(List<Path> jars) throws IOException {
    long last = 0;
    for (Path jar : jars) {
      last = Math.max(last, Files.getLastModifiedTime(jar).toMillis());
      Path libraries = jar.resolveSibling("lib");
      if (Files.isDirectory(libraries)) {
        last = Math.max(last, lastModified(list(libraries, "*")));
      }
    }
    return last;
  }

  private static List<Path> list(Path folder, String glob) throws IOException {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
      stream.forEach(paths::add);
    }
    return paths;
  }
}
