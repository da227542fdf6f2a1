package dev.tracelab.lab;

import dev.tracelab.lab.matrix.MatrixProgram;
import dev.tracelab.lab.matrix.MatrixRow;
import dev.tracelab.lab.matrix.MatrixRows;
import dev.tracelab.lab.parts.LabFolder;
import dev.tracelab.lab.parts.LabOptions;
import dev.tracelab.lab.parts.LabState;
import dev.tracelab.lab.parts.StateFile;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab show ROW}: runs a row of the behaviour matrix and prints both traces. */
@Command(
    name = "show",
    description = {
      "Run a row of the behaviour matrix twice, with vertx-opentracing alone and with the library,"
          + " and print both traces. Without ROW, list all rows; each can be shown.",
      "If a lab is running, its Jaeger gets both traces, too."
    })
final class ShowCommand implements Callable<Integer> {

  private static final int TITLE = 48;

  private final LabFolder folder;
  private final Screen screen;

  @Parameters(arity = "0..1", paramLabel = "ROW", description = "Number of a row, such as B-03.")
  private String row;

  @Option(
      names = "--jaeger",
      paramLabel = "URL",
      description = "Send them there, such as http://127.0.0.1:16686.")
  private URI jaeger;

  @Option(
      names = "--collector",
      paramLabel = "URL",
      description = "Where that Jaeger receives spans; default: port 14268, path /api/traces.")
  private URI collector;

  ShowCommand(LabFolder folder, Screen screen) {
    this.folder = folder;
    this.screen = screen;
  }

  @Override
  public Integer call() {
    LabOptions options = LabOptions.of(Map.of(), true, jaeger, collector);
    MatrixRows rows = MatrixRows.read(folder);
    if (row == null) {
      list(rows);
      return 0;
    }
    String number = rows.find(row).number();
    return new MatrixProgram(folder).run(arguments(number, options), screen::println);
  }

  private void list(MatrixRows rows) {
    String section = "";
    screen.println(
        "With vertx-opentracing alone, these cases go as said on the right; './lab show ROW' runs one.");
    for (MatrixRow each : rows.all()) {
      if (!each.section().equals(section)) {
        section = each.section();
        screen.println("\n" + screen.green(section));
      }
      screen.println(screen.cut(line(each)));
    }
  }

  private static String line(MatrixRow row) {
    String title = row.title();
    String shown = title.length() <= TITLE ? title : title.substring(0, TITLE - 1) + '…';
    String word = row.isSame() ? "right, also with the library" : row.alone();
    return ("  %-5s  %-" + TITLE + "s  %s").formatted(row.number(), shown, word);
  }

  /** The row's number, and the addresses of the Jaeger that gets the traces, if there is one. */
  private List<String> arguments(String number, LabOptions options) {
    if (options.jaeger() != null) {
      return List.of(number, options.jaeger().toString(), options.collector().toString());
    }
    Optional<LabState> lab = new StateFile(folder).findRunning();
    Map<String, URI> addresses = lab.map(LabState::addresses).orElse(Map.of());
    URI query = addresses.get(LabState.JAEGER);
    URI spans = addresses.get(LabState.COLLECTOR);
    return query == null || spans == null
        ? List.of(number)
        : List.of(number, query.toString(), spans.toString());
  }
}
