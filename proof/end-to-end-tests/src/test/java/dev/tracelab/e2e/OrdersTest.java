package dev.tracelab.e2e;

import static dev.tracelab.e2e.Goldens.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.ShopClient.Response;
import dev.tracelab.golden.Golden;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OrdersTest {

  private static final String AMPLE = "ethiopia-yirgacheffe-250g";
  private static final String LAST_FIFTY = "last-harvest-geisha-100g";

  /** The outcome of a rush is tested, not how soon a machine gets through it. */
  private static final Map<String, String> PATIENT =
      Map.of(
          "GATEWAY_DEADLINE", "25s",
          "ORDER_LEASE", "30s",
          "DATABASE_ACQUIRE_TIMEOUT", "20s",
          "DATABASE_STATEMENT_TIMEOUT", "20s");

  private static LabProcess lab;
  private static ShopClient shop;

  @BeforeAll
  static void up() throws Exception {
    lab = LabProcess.up(PATIENT);
    shop = ShopClient.of(lab);
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  @Test
  void theSameOrderFiftyTimesMakesFiftyEqualTraces() {
    Golden golden = Goldens.accepted();
    List<Response> answers = IntStream.range(0, 50).mapToObj(i -> shop.order(AMPLE, 2)).toList();

    for (Response answer : answers) {
      assertThat(answer.status()).isEqualTo(201);
      assertGolden(golden, shop.trace(answer, golden));
    }
  }

  @Test
  void ofTwoHundredOrdersForTheLastFiftyUnitsExactlyFiftyAreAccepted() {
    List<Response> answers =
        atOnce(200, () -> shop.ordering(UUID.randomUUID().toString(), LAST_FIFTY, 1));

    List<Response> refused = answers.stream().filter(answer -> answer.status() != 201).toList();
    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(50);
    assertThat(refused).allSatisfy(OrdersTest::isClearlySoldOut);
    assertThat(shop.get("/api/products/" + LAST_FIFTY).json().get("available").asInt()).isZero();
  }

  @Test
  void oneKeyTwentyTimesAtOnceIsOneOrderAndTwentyEqualAnswers() {
    String key = UUID.randomUUID().toString();
    List<Response> answers = atOnce(20, () -> shop.ordering(key, AMPLE, 1));

    assertThat(answers.stream().map(Response::status)).containsOnly(201);
    assertThat(answers.stream().map(Response::body).distinct()).hasSize(1);
  }

  @Test
  void anOrderCanBeFoundAndEndsFulfilled() {
    Response placed = shop.order(AMPLE, 1);
    shop.trace(placed, Goldens.accepted());
    Response found = shop.get("/api/orders/" + placed.json().get("id").asText());

    assertThat(found.json().get("state").asText()).isEqualTo("FULFILLED");
    Golden golden = Goldens.named("find-order");
    assertGolden(golden, shop.trace(found, golden));
  }

  @Test
  void productsAreListedInOneTrace() {
    Response products = shop.get("/api/products");

    assertThat(products.json().get("products")).hasSizeGreaterThanOrEqualTo(12);
    Golden golden = Goldens.named("list-products");
    assertGolden(golden, shop.trace(products, golden));
  }

  @Test
  void aDeclinedPaymentReleasesTheStockInTheSameTrace() {
    Response declined = shop.order("decaf-sugarcane-250g", 1);

    assertThat(declined.status()).isEqualTo(402);
    Golden golden = Goldens.named("declined");
    assertGolden(golden, shop.trace(declined, golden));
  }

  @Test
  void anUnknownProductIsTheCallersMistake() {
    Response unknown = shop.order("no-such-coffee", 1);

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body()).contains("no-such-coffee", "items[0].sku");
    assertThat(unknown.traceId()).isEqualTo(unknown.json().get("traceId").asText());
  }

  private static void isClearlySoldOut(Response answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.json().get("sku").asText()).isEqualTo(LAST_FIFTY);
    assertThat(answer.json().get("available").asInt()).isBetween(0, 50);
    assertThat(answer.json().get("detail").asText()).contains(LAST_FIFTY);
  }

  private static List<Response> atOnce(int times, Supplier<CompletableFuture<Response>> request) {
    List<CompletableFuture<Response>> answers = Stream.generate(request).limit(times).toList();
    return answers.stream().map(CompletableFuture::join).toList();
  }
}
