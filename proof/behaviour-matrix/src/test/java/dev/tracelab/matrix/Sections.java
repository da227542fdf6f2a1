package dev.tracelab.matrix;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The test classes of rows: all of this package, so that none can be forgotten. */
final class Sections {

  private static final Comparator<Class<?>> BY_PLACE =
      Comparator.<Class<?>>comparingInt(type -> type.getAnnotation(Section.class).place())
          .thenComparing(type -> type.getAnnotation(Section.class).title());

  private Sections() {}

  /** All sections in the order of the page. */
  static List<Class<?>> all() throws IOException, URISyntaxException {
    Path classes = Path.of(Sections.class.getResource("Sections.class").toURI());
    try (Stream<Path> files = Files.list(classes.getParent())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith("RowsTest.class"))
          .<Class<?>>map(Sections::load)
          .sorted(BY_PLACE)
          .toList();
    }
  }

  /** The test of a row; empty if there is none with this number. */
  static Optional<Method> find(String number) throws IOException, URISyntaxException {
    return all().stream()
        .flatMap(section -> Stream.of(section.getDeclaredMethods()))
        .filter(method -> method.isAnnotationPresent(Row.class))
        .filter(method -> method.getAnnotation(Row.class).number().equals(number))
        .findFirst();
  }

  private static Class<?> load(String file) {
    try {
      return Class.forName(Sections.class.getPackageName() + "." + file.replace(".class", ""));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
