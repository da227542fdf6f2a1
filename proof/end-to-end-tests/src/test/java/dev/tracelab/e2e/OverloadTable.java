package dev.tracelab.e2e;

import dev.tracelab.e2e.OverloadMeasurement.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A measurement as a table with a row per half minute, and a summary. */
record OverloadTable(OverloadMeasurement measured) {

  private static final long DEADLINE_MILLIS = 5_000;
  private static final double MIB = 1024 * 1024;
  private static final double MILLIS_PER_MINUTE = 60_000;

  /** After this share of the time memory should be stable. */
  private static final double SETTLED = 0.2;

  String text() {
    OverloadReport all = OverloadReport.of(measured.outcomes());
    return String.join(
        "\n",
        line("Sustainable: %.0f orders/s; offered: %.0f/s.", sustainable(), 2 * sustainable()),
        "|   s | offered | accepted |  shed | other |  p50 |  p99 |  max ms | unfinished | MiB resident/live of "
            + OverloadMeasurement.SERVICES,
        IntStream.range(0, measured.samples().size())
            .mapToObj(this::row)
            .collect(Collectors.joining("\n")),
        line("| all %s", cells(all)),
        "Responses: " + responses(),
        "p99 of accepted orders within the deadline: "
            + (all.quantile(0.99) <= DEADLINE_MILLIS ? "yes" : "NO"),
        line("MiB per minute, resident: %s", slopes(ServiceMemory::bytes)),
        line("MiB per minute, live: %s", slopes(ServiceMemory::liveBytes)));
  }

  private double sustainable() {
    return measured.sustainable();
  }

  private String row(int index) {
    Sample sample = measured.samples().get(index);
    return line(
        "| %3d %s | %10d | %s",
        sample.millis() / 1000,
        cells(OverloadReport.of(measured.after(index))),
        sample.unfinished(),
        sample.memory().stream()
            .map(memory -> line("%.0f/%.0f", memory.bytes() / MIB, memory.liveBytes() / MIB))
            .collect(Collectors.joining(" ")));
  }

  private static String cells(OverloadReport report) {
    return line(
        "| %7d | %8d | %5d | %5d | %4d | %4d | %7d",
        report.offered(),
        report.accepted(),
        report.shed(),
        report.others(),
        report.quantile(0.5),
        report.quantile(0.99),
        report.quantile(1));
  }

  private Map<String, Long> responses() {
    return measured.outcomes().stream()
        .collect(
            Collectors.groupingBy(
                outcome -> outcome.response().status() + " " + outcome.problem(),
                TreeMap::new,
                Collectors.counting()));
  }

  private List<String> slopes(ToLongFunction<ServiceMemory> bytes) {
    return IntStream.range(0, OverloadMeasurement.SERVICES.size())
        .mapToObj(service -> line("%+.2f", slope(service, bytes)))
        .toList();
  }

  /** The slope of the linear regression. */
  private double slope(int service, ToLongFunction<ServiceMemory> bytes) {
    List<Sample> settled =
        measured.samples().stream()
            .filter(sample -> sample.millis() >= SETTLED * measured.duration().toMillis())
            .toList();
    double[] x = settled.stream().mapToDouble(s -> s.millis() / MILLIS_PER_MINUTE).toArray();
    double[] y =
        settled.stream()
            .mapToDouble(s -> bytes.applyAsLong(s.memory().get(service)) / MIB)
            .toArray();
    return slope(x, y);
  }

  private static double slope(double[] x, double[] y) {
    double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElse(0);
    double meanY = IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElse(0);
    double covariance =
        IntStream.range(0, x.length).mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY)).sum();
    return covariance
        / IntStream.range(0, x.length).mapToDouble(i -> Math.pow(x[i] - meanX, 2)).sum();
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
