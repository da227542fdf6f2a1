package dev.tracelab.lessons;

import dev.tracelab.golden.TraceSpan;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a lesson asks beyond the shape of the trace: the lines of its file {@code facts}, each with
 * the sentence that is said if it does not hold.
 *
 * <pre>{@code
 * output contains Hello, Ada!                  :: The program no longer prints its greeting.
 * output matches trace={trace} .*              :: …, with the id of the only trace, or of {span:say-hello}
 * output matches trace={trace:say-hello}       :: …, with the id of the trace that has this span
 * output contains trace={slowest:place-order}  :: …, with the id of the trace of the longest such span
 * traces 1                                     :: All spans should belong to one trace.
 * spans say-hello 5..20                        :: …, how many there may be
 * order say-hello say-goodbye                  :: …, the first ends before the second starts
 * overlap fetch-price fetch-stock              :: …, one starts before the other ends
 * log say-hello event=greeted                  :: Log the event "greeted" on say-hello.
 * log say-hello event=*                        :: …
 * logs-inside print                            :: A log of print has a time before or after the span.
 * nolog say-hello key=email                    :: …, no log has this field
 * lasts wait-in-queue 150..5000                :: …, in milliseconds
 * unmarked say-hello customer.email            :: A tag must not hold personal data.
 * }</pre>
 */
final class LessonFacts {

  private static final Pattern SLOWEST = Pattern.compile("\\{slowest:([^}]+)}");

  /** The span that it names has not arrived. */
  private static final Pattern UNRESOLVED = Pattern.compile("\\{(trace|span)(:[^}]*)?}");

  private final List<Fact> facts;

  private LessonFacts(List<Fact> facts) {
    this.facts = facts;
  }

  static LessonFacts of(Lesson lesson) {
    if (!Files.exists(lesson.folder().resolve("facts"))) {
      return new LessonFacts(List.of());
    }
    return new LessonFacts(
        lesson.text("facts").lines().filter(line -> line.contains("::")).map(Fact::parse).toList());
  }

  /** The sentences of those that do not hold. */
  List<String> missing(ProgramRun run) {
    return facts.stream().filter(fact -> !fact.holdsIn(run)).map(Fact::sentence).toList();
  }

  /**
   * One line.
   *
   * @param words before the sentence
   */
  private record Fact(List<String> words, String sentence) {

    static Fact parse(String line) {
      String[] parts = line.split("::", 2);
      return new Fact(Arrays.asList(parts[0].strip().split("\\s+", 3)), parts[1].strip());
    }

    boolean holdsIn(ProgramRun run) {
      return switch (words.get(0)) {
        case "output" -> saysSo(run);
        case "spans" -> within(words.get(2), 1).test(spans(run).count());
        case "order" -> endsBefore(run, words.get(1), words.get(2));
        case "overlap" -> overlap(run, words.get(1), words.get(2));
        case "traces" -> run.spans().traceIds().size() == Integer.parseInt(words.get(1));
        case "log" -> spans(run).anyMatch(hasLog(words.get(2)));
        case "logs-inside" -> spans(run).allMatch(Fact::holdsItsLogs);
        case "nolog" -> spans(run).noneMatch(hasLog(words.get(2)));
        case "lasts" ->
            spans(run).allMatch(span -> within(words.get(2), 1_000).test(span.durationMicros()));
        case "unmarked" -> spans(run).noneMatch(span -> span.tags().containsKey(words.get(2)));
        default -> throw new IllegalStateException("A lesson has no fact called " + words.get(0));
      };
    }

    private Stream<TraceSpan> spans(ProgramRun run) {
      return run.spans().spans().stream().filter(span -> span.operation().equals(words.get(1)));
    }

    private static Predicate<TraceSpan> hasLog(String field) {
      String[] pair = field.split("=", 2);
      return span ->
          span.logs().stream()
              .map(log -> log.fields().get(pair[0]))
              .anyMatch(
                  value -> value != null && (pair[1].equals("*") || pair[1].equals(value + "")));
    }

    private static boolean holdsItsLogs(TraceSpan span) {
      return span.logs().stream()
          .allMatch(log -> log.micros() >= span.startMicros() && log.micros() <= span.endMicros());
    }

    private static LongPredicate within(String range, long unit) {
      String[] bounds = range.split("\\.\\.", 2);
      long least = Long.parseLong(bounds[0]) * unit;
      long most = Long.parseLong(bounds[1]) * unit;
      return value -> value >= least && value <= most;
    }

    private boolean saysSo(ProgramRun run) {
      String wanted = withSlowest(run, words.get(2));
      if (words.get(1).equals("contains")) {
        return run.output().contains(wanted);
      }
      for (TraceSpan span : run.spans().spans()) {
        wanted =
            wanted
                .replace("{trace}", span.traceId())
                .replace("{trace:" + span.operation() + "}", span.traceId())
                .replace("{span:" + span.operation() + "}", span.spanId());
      }
      return !UNRESOLVED.matcher(wanted).find()
          && Pattern.compile(wanted).matcher(run.output()).find();
    }

    /** Replaces {@code {slowest:name}} by the id of the trace of the longest span of that name. */
    private static String withSlowest(ProgramRun run, String text) {
      return SLOWEST
          .matcher(text)
          .replaceAll(
              name ->
                  run.spans().spans().stream()
                      .filter(span -> span.operation().equals(name.group(1)))
                      .max(Comparator.comparingLong(TraceSpan::durationMicros))
                      .map(TraceSpan::traceId)
                      .orElse("no-trace"));
    }

    private static boolean endsBefore(ProgramRun run, String first, String second) {
      long end =
          run.spans().spans().stream()
              .filter(span -> span.operation().equals(first))
              .mapToLong(TraceSpan::endMicros)
              .max()
              .orElse(Long.MAX_VALUE);
      return run.spans().spans().stream()
          .filter(span -> span.operation().equals(second))
          .allMatch(span -> span.startMicros() >= end);
    }

    private static boolean overlap(ProgramRun run, String one, String other) {
      return !endsBefore(run, one, other) && !endsBefore(run, other, one);
    }
  }
}
