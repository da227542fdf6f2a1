package dev.tracelab.lab.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The files from which an editor learns the libraries of a learner's program, in Eclipse's form: VS
 * Code and IntelliJ IDEA read it as well.
 *
 * @param folder of the program
 * @param libraries its jars
 */
record EditorProject(Path folder, List<Path> libraries) {

  /** Where the editor puts classes. */
  static final String OUTPUT = "bin";

  void write() throws IOException {
    Files.writeString(
        folder.resolve(".project"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <projectDescription>
          <name>%s</name>
          <buildSpec>
            <buildCommand><name>org.eclipse.jdt.core.javabuilder</name></buildCommand>
          </buildSpec>
          <natures><nature>org.eclipse.jdt.core.javanature</nature></natures>
        </projectDescription>
        """
            .formatted(folder.getFileName()));
    Files.writeString(
        folder.resolve(".classpath"),
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <classpath>
          <classpathentry kind="src" path=""/>
          <classpathentry kind="con" path="org.eclipse.jdt.launching.JRE_CONTAINER"/>
        %s  <classpathentry kind="output" path="%s"/>
        </classpath>
        """
            .formatted(entries(), OUTPUT));
  }

  private String entries() {
    return libraries.stream()
        .map(Path::toString)
        .map(path -> path.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
        .map("  <classpathentry kind=\"lib\" path=\"%s\"/>\n"::formatted)
        .collect(Collectors.joining());
  }
}
