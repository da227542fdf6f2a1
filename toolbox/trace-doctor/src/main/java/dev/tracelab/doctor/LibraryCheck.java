package dev.tracelab.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a program brings an old jaeger-client along: in a folder of jars, or in one jar of all.
 */
final class LibraryCheck {

  private static final Pattern CLIENT =
      Pattern.compile("jaeger-(?:client|core|thrift|tracerresolver)-(\\d+)\\.(\\d+)[\\w.]*\\.jar$");

  /** The last release line, which supports 128-bit ids and W3C headers. */
  private static final int MINOR = 8;

  private LibraryCheck() {}

  static Check of(Path place) {
    String subject = "libraries " + place;
    try {
      List<String> old = names(place).filter(LibraryCheck::isOld).distinct().sorted().toList();
      return old.isEmpty()
          ? Check.well(subject, "no old jaeger-client")
          : Check.ill(
              subject,
              "old jaeger-client",
              new Diagnosis(
                  Cause.OLD_CLIENT,
                  "%s contains %s.".formatted(place, String.join(", ", new TreeSet<>(old)))));
    } catch (IOException | UncheckedIOException e) {
      return Check.well(subject, "not looked at (%s)".formatted(e.getMessage()));
    }
  }

  private static Stream<String> names(Path place) throws IOException {
    if (Files.isDirectory(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        return files.map(file -> file.getFileName().toString()).toList().stream();
      }
    }
    try (JarFile jar = new JarFile(place.toFile())) {
      return jar.stream()
          .map(entry -> entry.getName().substring(entry.getName().lastIndexOf('/') + 1))
          .toList()
          .stream();
    }
  }

  private static boolean isOld(String name) {
    Matcher version = CLIENT.matcher(name);
    if (!version.matches()) {
      return false;
    }
    int major = Integer.parseInt(version.group(1));
    return major < 1 || (major == 1 && Integer.parseInt(version.group(2)) < MINOR);
  }
}
