package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jaegertracing.internal.JaegerSpan;
import io.vertx.core.Future;
import io.vertx.core.Promise;

@Section(place = 5, title = "Parallel branches", prefix = "P")
class BranchRowsTest {

  @Row(
      number = "P-01",
      title = "Two parallel branches, each a span and a call",
      alone = "both calls are children of the branch that began last",
      with = "each call is a child of its own branch (`Traced`)")
  void twoBranches(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site ->
                Future.all(
                    lab.span("quote", () -> site.call("/branch/quote")),
                    lab.span("credit", () -> site.call("/branch/credit"))))
        .on("/branch/:name", RequestBarrier.of(2))
        .get("/go");

    JaegerSpan quoteCall = lab.spans().client("/branch/quote");
    JaegerSpan creditCall = lab.spans().client("/branch/credit");
    JaegerSpan quote = lab.spans().named("quote");
    JaegerSpan credit = lab.spans().named("credit");
    assertThat(Spans.isUnder(creditCall, credit)).isTrue();
    lab.alone(() -> assertThat(Spans.isUnder(quoteCall, credit)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(quoteCall, quote)).isTrue());
  }

  @Row(
      number = "P-02",
      title = "The parent of the second of two branches",
      alone = "the first branch, whose span is active at that time",
      with = "the span that both belong to")
  void theSecondBranchsParent(MatrixLab lab) throws Exception {
    TestSite.working(
            lab,
            site ->
                Future.all(
                    lab.span("first", () -> site.call("/leaf")),
                    lab.span("second", () -> site.call("/leaf"))))
        .get("/go");

    JaegerSpan first = lab.spans().named("first");
    JaegerSpan second = lab.spans().named("second");
    JaegerSpan request = lab.spans().server("/go");
    lab.alone(() -> assertThat(Spans.isUnder(second, first)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(second, request)).isTrue());
  }

  @Row(
      number = "P-03",
      title = "A call after two branches have ended",
      alone = "a child of the first branch, which has ended",
      with = "a child of the server span")
  void theActiveSpanAfterwards(MatrixLab lab) throws Exception {
    Promise<String> one = Promise.promise();
    Promise<String> two = Promise.promise();
    TestSite.working(
            lab,
            site -> {
              Future<?> both =
                  Future.all(lab.span("first", one::future), lab.span("second", two::future));
              one.complete();
              two.complete();
              return both.compose(done -> site.call("/leaf"));
            })
        .get("/go");

    JaegerSpan call = lab.spans().client("/leaf");
    JaegerSpan request = lab.spans().server("/go");
    lab.alone(() -> assertThat(Spans.isUnder(call, lab.spans().named("first"))).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(call, request)).isTrue());
  }

  @Row(
      number = "P-04",
      title = "The work of a branch throws before it returns a future",
      alone = "a span made by hand is lost: nothing finishes it",
      with = "the span ends with the error, the caller gets a failed future")
  void aBranchThatThrows(MatrixLab lab) throws Exception {
    TestSite site = TestSite.open(lab);
    site.on(
        "/go",
        request -> {
          try {
            lab.span("throws", BranchRowsTest::aBug)
                .onComplete(done -> request.response().end("a failed future"));
          } catch (IllegalStateException e) {
            request.response().end("an exception");
          }
        });

    String body = site.get("/go").body();

    lab.spans().server("/go");
    lab.alone(
        () -> {
          assertThat(body).isEqualTo("an exception");
          assertThat(lab.spans().names()).doesNotContain("throws");
        });
    lab.with(
        () -> {
          assertThat(body).isEqualTo("a failed future");
          assertThat(lab.spans().named("throws").getTags()).containsEntry("error", true);
        });
  }

  @Row(
      number = "P-05",
      title = "Nested branches, three deep, two wide",
      alone = "calls are children of whichever branch began last",
      with = "each call is a child of its own branch, at every depth")
  void branchesInBranches(MatrixLab lab) throws Exception {
    TestSite.working(lab, site -> tree(lab, site, "b", 3)).get("/go");

    lab.spans().server("/go");
    long calls = 8;
    long right =
        lab.spans().clients().stream()
            .filter(call -> Spans.isUnder(call, lab.spans().named(branchOf(call))))
            .count();
    assertThat(lab.spans().clients()).hasSize((int) calls);
    lab.alone(() -> assertThat(right).isLessThan(calls));
    lab.with(() -> assertThat(right).isEqualTo(calls));
  }

  @Row(
      number = "P-06",
      title = "Sequential steps, each in the span of the previous one",
      alone = "each is a child of the previous one",
      with = "the same, a hundred deep")
  void recursion(MatrixLab lab) throws Exception {
    TestSite.working(lab, site -> nested(lab, 100)).get("/go");

    lab.spans().server("/go");
    lab.always(
        () -> {
          for (int depth = 1; depth < 100; depth++) {
            JaegerSpan inner = lab.spans().named("depth " + depth);
            assertThat(Spans.isUnder(inner, lab.spans().named("depth " + (depth + 1)))).isTrue();
          }
        });
  }

  @Row(
      number = "P-07",
      title = "The blocking part of a branch",
      alone = "a span built on the worker thread is a root",
      with = "it is a child of its branch, however many run at once")
  void blockingPartsOfBranches(MatrixLab lab) throws Exception {
    TestSite.working(lab, site -> Future.all(blocking(lab, "one"), blocking(lab, "two")))
        .get("/go");

    JaegerSpan inOne = lab.spans().named("in one");
    JaegerSpan inTwo = lab.spans().named("in two");
    lab.alone(() -> assertThat(Spans.isRoot(inOne) && Spans.isRoot(inTwo)).isTrue());
    lab.with(
        () -> {
          assertThat(Spans.isUnder(inOne, lab.spans().named("one"))).isTrue();
          assertThat(Spans.isUnder(inTwo, lab.spans().named("two"))).isTrue();
        });
  }

  private static String branchOf(JaegerSpan call) {
    String url = call.getTags().get("http.url").toString();
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static Future<?> tree(MatrixLab lab, TestSite site, String name, int depth) {
    if (depth == 0) {
      return site.call("/branch/" + name);
    }
    return Future.all(
        lab.span(name + "0", () -> tree(lab, site, name + "0", depth - 1)),
        lab.span(name + "1", () -> tree(lab, site, name + "1", depth - 1)));
  }

  private static Future<?> nested(MatrixLab lab, int depth) {
    return depth == 0
        ? Future.succeededFuture()
        : lab.span("depth " + depth, () -> nested(lab, depth - 1));
  }

  private static Future<?> blocking(MatrixLab lab, String name) {
    return lab.span(
        name,
        () ->
            lab.vertx()
                .executeBlocking(
                    () -> {
                      lab.mark("in " + name);
                      return name;
                    }));
  }

  private static Future<Object> aBug() {
    throw new IllegalStateException("a bug");
  }
}
