package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceCarriers;
import dev.tracelab.tracing.TraceContext;
import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.References;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.List;
import java.util.UUID;

@Family(place = 6, title = "Event bus", prefix = "E")
class EventBusRowsTest {

  private static final String ADDRESS = "fulfilment";

  private final Promise<Object> done = Promise.promise();

  @Row(
      number = "E-01",
      title = "A request and its reply",
      alone = "both spans are called `send`",
      with = "`send fulfilment` and `receive fulfilment`, kinds client and consumer")
  void theNamesOfBothSpans(Lab lab) throws Exception {
    lab.vertx().eventBus().consumer(ADDRESS, message -> message.reply("done"));

    Site.working(lab, site -> request(lab)).get("/go");

    lab.spans().server("/go");
    lab.alone(() -> assertThat(lab.spans().names()).contains("send").hasSize(3));
    lab.with(
        () ->
            assertThat(lab.spans().names())
                .contains("send fulfilment", "receive fulfilment")
                .hasSize(3));
  }

  @Row(
      number = "E-02",
      title = "A call in a consumer, before it replies",
      alone = "hangs under the consumer's span",
      with = "the same")
  void aCallInAConsumer(Lab lab) throws Exception {
    Site site = Site.working(lab, here -> request(lab));
    lab.vertx()
        .eventBus()
        .consumer(
            ADDRESS, message -> site.call("/leaf").onComplete(called -> message.reply("done")));

    site.get("/go");

    JaegerSpan call = lab.spans().client("/leaf");
    JaegerSpan consumer = consumer(lab);
    lab.always(() -> assertThat(Spans.isUnder(call, consumer)).isTrue());
  }

  @Row(
      number = "E-03",
      title = "Asynchronous work of a consumer of `send`",
      alone =
          "no client span; the called service begins a new trace: the span ended with the handler",
      with = "the work stays in the trace")
  void workOfAConsumerOfSend(Lab lab) throws Exception {
    Site site = Site.working(lab, here -> sent(lab));
    lab.vertx()
        .eventBus()
        .consumer(
            ADDRESS,
            message ->
                lab.vertx()
                    .timer(10)
                    .compose(later -> site.call("/leaf"))
                    .onComplete(called -> done.complete()));

    site.get("/go");
    lab.run(done::future);

    JaegerSpan leaf = lab.spans().server("/leaf");
    JaegerSpan consumer = consumer(lab);
    lab.alone(() -> assertThat(Spans.isRoot(leaf)).isTrue());
    lab.with(() -> assertThat(Spans.inOneTrace(leaf, consumer)).isTrue());
  }

  @Row(
      number = "E-04",
      title = "`publish` to two consumers",
      alone = "one span `publish`, below it one for each consumer, called `publish` too",
      with = "`publish fulfilment`, below it two `receive fulfilment`")
  void aPublishedMessage(Lab lab) throws Exception {
    lab.vertx().eventBus().consumer(ADDRESS, message -> {});
    lab.vertx().eventBus().consumer(ADDRESS, message -> {});

    Site.working(
            lab,
            site -> {
              lab.vertx().eventBus().publish(ADDRESS, "");
              return Future.succeededFuture();
            })
        .get("/go");

    String received = lab.either(() -> "publish", () -> "receive fulfilment");
    int count = lab.either(() -> 3, () -> 2);
    List<JaegerSpan> spans = lab.spans().named(received, count);
    JaegerSpan publish = lab.spans().ofKind(Tags.SPAN_KIND_CLIENT);
    lab.always(
        () -> assertThat(spans.stream().filter(span -> Spans.isUnder(span, publish))).hasSize(2));
  }

  @Row(
      number = "E-05",
      title = "A message that continues work nobody waits for",
      alone = "the consumer's span is a child: somebody seems to wait",
      with = "it follows from the carrier's span and has a name of its own (`TraceCarriers`)")
  void aMessageNobodyWaitsFor(Lab lab) throws Exception {
    lab.vertx().eventBus().consumer(ADDRESS, message -> message.reply("done"));

    Site.working(
            lab,
            site ->
                lab.vertx()
                    .eventBus()
                    .request(ADDRESS, "", lab.either(DeliveryOptions::new, () -> following(lab))))
        .get("/go");

    lab.spans().server("/go");
    lab.alone(
        () ->
            assertThat(consumer(lab).getReferences().get(0).getType())
                .isEqualTo(References.CHILD_OF));
    lab.with(
        () ->
            assertThat(lab.spans().named("fulfil order").getReferences())
                .extracting(reference -> reference.getType())
                .contains(References.FOLLOWS_FROM));
  }

  @Row(
      number = "E-06",
      title = "`tracer.buildSpan(...)` in a consumer",
      alone = "a root of its own",
      with = "a child of the consumer's span")
  void aSpanBuiltInAConsumer(Lab lab) throws Exception {
    lab.vertx()
        .eventBus()
        .consumer(
            ADDRESS,
            message -> {
              lab.mark("pack");
              message.reply("done");
            });

    Site.working(lab, site -> request(lab)).get("/go");

    JaegerSpan pack = lab.spans().named("pack");
    lab.alone(() -> assertThat(Spans.isRoot(pack)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(pack, consumer(lab))).isTrue());
  }

  @Row(
      number = "E-12",
      title = "A message to an address that Vert.x made, such as a socket's",
      alone = "both spans are called `send`",
      with = "`send __vertx.ws` and `receive __vertx.ws`, without what was generated")
  void aGeneratedAddress(Lab lab) throws Exception {
    String address = "__vertx.ws." + UUID.randomUUID();
    lab.vertx().eventBus().consumer(address, message -> message.reply("done"));

    Site.working(lab, site -> lab.vertx().eventBus().request(address, "")).get("/go");

    lab.spans().server("/go");
    lab.alone(() -> assertThat(lab.spans().names()).contains("send").hasSize(3));
    lab.with(
        () ->
            assertThat(lab.spans().names())
                .contains("send __vertx.ws", "receive __vertx.ws")
                .hasSize(3));
  }

  private static Future<?> request(Lab lab) {
    return lab.vertx().eventBus().request(ADDRESS, "");
  }

  private static Future<?> sent(Lab lab) {
    lab.vertx().eventBus().send(ADDRESS, "");
    return Future.succeededFuture();
  }

  private static DeliveryOptions following(Lab lab) {
    TraceCarriers carriers = TraceCarriers.create(lab.tracer());
    return carriers.followingFrom("fulfil order", carriers.inject(TraceContext.current()));
  }

  private static JaegerSpan consumer(Lab lab) {
    return lab.either(
        () ->
            lab.spans().matching(Spans.kind(Tags.SPAN_KIND_SERVER)).stream()
                .filter(span -> span.getOperationName().equals("send"))
                .findFirst()
                .orElseThrow(),
        () -> lab.spans().ofKind(Tags.SPAN_KIND_CONSUMER));
  }
}
