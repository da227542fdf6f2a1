package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.messaging.ConsumerTracing;
import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

@Section(place = 6, title = "Event bus: the end of a consumer's span", prefix = "E")
class ConsumerRowsTest {

  private static final String ADDRESS = "fulfilment";
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final long SHORT_MILLIS = 100;

  @Row(
      number = "E-07",
      title = "A consumer fails a request",
      alone = "the consumer's span is no error",
      with = "it is an error, with a log (`ConsumerTracing`)")
  void aConsumerThatFails(MatrixLab lab) throws Exception {
    consume(
        lab,
        message -> message.fail(7, "no stock"),
        message -> Future.failedFuture(new IllegalStateException("no stock")));

    TestSite.working(lab, site -> request(lab)).get("/go");

    JaegerSpan consumer = lab.spans().consumer(ADDRESS);
    lab.alone(() -> assertThat(consumer.getTags()).doesNotContainKey("error"));
    lab.with(
        () -> {
          assertThat(consumer.getTags()).containsEntry("error", true);
          assertThat(Spans.logs(consumer)).contains("no stock");
        });
  }

  @Row(
      number = "E-08",
      title = "A consumer throws while the sender waits for its reply",
      alone = "its span is never reported; the sender waits for the timeout",
      with = "its span is an error, and the sender gets the failure at once (`ConsumerTracing`)")
  void aConsumerThatThrows(MatrixLab lab) throws Exception {
    lab.either(() -> expectLog(lab), () -> null);
    consume(lab, message -> aBug(), message -> aBug());

    TestSite.working(lab, site -> requestWithoutReply(lab)).get("/go");

    lab.spans().server("/go");
    lab.alone(() -> assertThat(ended(lab)).isEmpty());
    lab.with(
        () -> assertThat(lab.spans().consumer(ADDRESS).getTags()).containsEntry("error", true));
  }

  @Row(
      number = "E-09",
      title = "A consumer never replies",
      alone = "its span is never reported",
      with = "its span ends with an error after its timeout (`ConsumerTracing`)")
  void aConsumerThatNeverReplies(MatrixLab lab) throws Exception {
    Promise<Object> never = Promise.promise();
    lab.vertx()
        .eventBus()
        .consumer(
            ADDRESS,
            lab.<Handler<Message<Object>>>either(
                () -> message -> {},
                () ->
                    new ConsumerTracing(lab.traced())
                        .consuming(Duration.ofMillis(SHORT_MILLIS), message -> never.future())));

    TestSite.working(lab, site -> requestWithoutReply(lab)).get("/go");

    lab.spans().server("/go");
    lab.alone(() -> assertThat(ended(lab)).isEmpty());
    lab.with(
        () ->
            assertThat(lab.spans().ofKind(Tags.SPAN_KIND_CONSUMER).getTags())
                .containsEntry("error", true));
  }

  @Row(
      number = "E-10",
      title = "A consumer of `send` continues working after its handler has returned",
      alone = "its span has ended before the work; a span of the work is a root",
      with = "its span ends with the work, whose spans are its children (`ConsumerTracing`)")
  void aConsumersSpanEndsWithItsWork(MatrixLab lab) throws Exception {
    consume(lab, message -> work(lab), message -> work(lab));

    TestSite.working(
            lab,
            site -> {
              lab.vertx().eventBus().send(ADDRESS, "");
              return Future.succeededFuture();
            })
        .get("/go");

    JaegerSpan pack = lab.spans().named("pack");
    JaegerSpan consumer = lab.spans().consumer(ADDRESS);
    List<JaegerSpan> inOrderOfEnds = lab.spans().all();
    lab.alone(
        () -> {
          assertThat(inOrderOfEnds).containsSubsequence(consumer, pack);
          assertThat(Spans.isRoot(pack)).isTrue();
        });
    lab.with(
        () -> {
          assertThat(inOrderOfEnds).containsSubsequence(pack, consumer);
          assertThat(Spans.isUnder(pack, consumer)).isTrue();
        });
  }

  @Row(
      number = "E-11",
      title = "A message that carries no trace",
      alone = "no span; the consumer's work is in no trace, or in many",
      with = "the consumer's span begins one (`ConsumerTracing`)")
  void aMessageWithoutATrace(MatrixLab lab) throws Exception {
    consume(lab, message -> message.reply("done"), message -> Future.succeededFuture("done"));

    lab.run(() -> request(lab));

    lab.alone(() -> assertThat(lab.spans().all()).isEmpty());
    lab.with(() -> assertThat(Spans.isRoot(lab.spans().consumer(ADDRESS))).isTrue());
  }

  private static void consume(
      MatrixLab lab,
      Handler<Message<Object>> alone,
      Function<Message<Object>, Future<Object>> with) {
    lab.vertx()
        .eventBus()
        .consumer(
            ADDRESS,
            lab.either(
                () -> alone, () -> new ConsumerTracing(lab.traced()).consuming(TIMEOUT, with)));
  }

  private static Future<?> request(MatrixLab lab) {
    return lab.vertx().eventBus().request(ADDRESS, "");
  }

  /** For requests that, with vertx-opentracing alone, never get a response. */
  private static Future<?> requestWithoutReply(MatrixLab lab) {
    long timeout = lab.either(() -> SHORT_MILLIS, TIMEOUT::toMillis);
    return lab.vertx()
        .eventBus()
        .request(ADDRESS, "", new DeliveryOptions().setSendTimeout(timeout));
  }

  private static Future<Object> work(MatrixLab lab) {
    return lab.vertx()
        .timer(5)
        .map(
            later -> {
              lab.mark("pack");
              return "packed";
            });
  }

  /** The consumer spans reported so far. */
  private static List<JaegerSpan> ended(MatrixLab lab) {
    return lab.spans().matching(Spans.receivedAt(ADDRESS));
  }

  private static Object expectLog(MatrixLab lab) {
    lab.expectLog("Unhandled exception");
    return null;
  }

  private static Future<Object> aBug() {
    throw new IllegalStateException("a bug");
  }
}
