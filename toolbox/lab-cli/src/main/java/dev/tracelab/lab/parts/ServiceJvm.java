package dev.tracelab.lab.parts;

import dev.tracelab.lab.LabException;
import dev.tracelab.lab.LabFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How a service's JVM is called: small, quick to start. */
public final class ServiceJvm {

  private static final List<String> SMALL_AND_QUICK =
      List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private final LabFolder folder;

  /** Finds programs in this project. */
  public ServiceJvm(LabFolder folder) {
    this.folder = folder;
  }

  /**
   * The command that runs a service.
   *
   * @throws LabException if it has not been built
   */
  public List<String> command(String service) {
    Path jar = jar(service);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(SMALL_AND_QUICK);
    command.addAll(ClassArchive.of(folder.classArchives(), service, jar).options());
    command.addAll(List.of("-jar", jar.toString()));
    return List.copyOf(command);
  }

  private Path jar(String service) {
    Path target = folder.home().resolve(service).resolve("target");
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, service + "-*[!s].jar")) {
      return jars.iterator().next();
    } catch (IOException | RuntimeException e) {
      throw new LabException(
          service
              + " has not been built: run 'mvn -DskipTests package', or start the lab with ./lab.",
          e);
    }
  }
}
