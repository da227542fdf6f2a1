package dev.tracelab.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.tracing.TraceContext;
import dev.tracelab.tracing.messaging.TraceCarriers;
import io.jaegertracing.internal.JaegerSpan;
import io.opentracing.References;
import io.opentracing.tag.Tags;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.List;
import java.util.UUID;

@Section(place = 6, title = "Event bus", prefix = "E")
class EventBusRowsTest {

  private static final String ADDRESS = "fulfilment";

  private final Promise<Object> done = Promise.promise();

  @Row(
      number = "E-01",
      title = "A request and its reply",
      alone = "both spans are named `send`",
      with = "`send fulfilment` and `receive fulfilment`, of kinds client and consumer")
  void theNamesOfBothSpans(MatrixLab lab) throws Exception {
    lab.vertx().eventBus().consumer(ADDRESS, message -> message.reply("done"));

    TestSite.working(lab, site -> request(lab)).get("/go");

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
      alone = "a child of the consumer's span",
      with = "the same")
  void aCallInAConsumer(MatrixLab lab) throws Exception {
    TestSite site = TestSite.working(lab, here -> request(lab));
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
          "no client span; the called service begins a new trace, because the span ended with the"
              + " handler",
      with = "the work stays in the trace")
  void workOfAConsumerOfSend(MatrixLab lab) throws Exception {
    TestSite site = TestSite.working(lab, here -> sent(lab));
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
      alone = "one span `publish`, with one per consumer below it, also named `publish`",
      with = "`publish fulfilment`, with two `receive fulfilment` below it")
  void aPublishedMessage(MatrixLab lab) throws Exception {
    lab.vertx().eventBus().consumer(ADDRESS, message -> {});
    lab.vertx().eventBus().consumer(ADDRESS, message -> {});

    TestSite.working(
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
      title = "A message that continues work which the sender does not wait for",
      alone = "the consumer's span is a child, as if the sender waited",
      with = "it follows from the carrier's span and has its own name (`TraceCarriers`)")
  void aMessageWithoutAWaitingSender(MatrixLab lab) throws Exception {
    lab.vertx().eventBus().consumer(ADDRESS, message -> message.reply("done"));

    TestSite.working(
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
      alone = "a new root",
      with = "a child of the consumer's span")
  void aSpanBuiltInAConsumer(MatrixLab lab) throws Exception {
    lab.vertx()
        .eventBus()
        .consumer(
            ADDRESS,
            message -> {
              lab.mark("pack");
              message.reply("done");
            });

    TestSite.working(lab, site -> request(lab)).get("/go");

    JaegerSpan pack = lab.spans().named("pack");
    lab.alone(() -> assertThat(Spans.isRoot(pack)).isTrue());
    lab.with(() -> assertThat(Spans.isUnder(pack, consumer(lab))).isTrue());
  }

  @Row(
      number = "E-12",
      title = "A message to an address generated by Vert.x, such as a socket's",
      alone = "both spans are named `send`",
      with = "`send __vertx.ws` and `receive __vertx.ws`, without the generated part")
  void aGeneratedAddress(MatrixLab lab) throws Exception {
    String address = "__vertx.ws." + UUID.randomUUID();
    lab.vertx().eventBus().consumer(address, message -> message.reply("done"));

    TestSite.working(lab, site -> lab.vertx().eventBus().request(address, "")).get("/go");

    lab.spans().server("/go");
    lab.alone(() -> assertThat(lab.spans().names()).contains("send").hasSize(3));
    lab.with(
        () ->
            assertThat(lab.spans().names())
                .contains("send __vertx.ws", "receive __vertx.ws")
                .hasSize(3));
  }

  private static Future<?> request(MatrixLab lab) {
    return lab.vertx().eventBus().request(ADDRESS, "");
  }

  private static Future<?> sent(MatrixLab lab) {
    lab.vertx().eventBus().send(ADDRESS, "");
    return Future.succeededFuture();
  }

  private static DeliveryOptions following(MatrixLab lab) {
    TraceCarriers carriers = new TraceCarriers(lab.tracer());
    return carriers.followingFrom("fulfil order", carriers.inject(TraceContext.current()));
  }

  private static JaegerSpan consumer(MatrixLab lab) {
    return lab.either(
        () ->
            lab.spans().matching(Spans.kind(Tags.SPAN_KIND_SERVER)).stream()
                .filter(span -> span.getOperationName().equals("send"))
                .findFirst()
                .orElseThrow(),
        () -> lab.spans().ofKind(Tags.SPAN_KIND_CONSUMER));
  }
}
