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

  /** Generous, because outcomes are tested, not speed. */
  private static final Map<String, String> GENEROUS_TIMEOUTS =
      Map.of(
          "GATEWAY_DEADLINE", "25s",
          "ORDER_LEASE", "30s",
          "DATABASE_ACQUIRE_TIMEOUT", "20s",
          "DATABASE_STATEMENT_TIMEOUT", "20s");

  private static LabProcess lab;
  private static ShopClient shop;

  @BeforeAll
  static void up() throws Exception {
    lab = LabProcess.up(GENEROUS_TIMEOUTS);
    shop = ShopClient.of(lab);
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  @Test
  void fiftyEqualOrdersHaveFiftyEqualTraces() {
    Golden golden = Goldens.accepted();
    List<Response> responses = IntStream.range(0, 50).mapToObj(i -> shop.order(AMPLE, 2)).toList();

    for (Response response : responses) {
      assertThat(response.status()).isEqualTo(201);
      assertGolden(golden, shop.trace(response, golden));
    }
  }

  @Test
  void exactlyFiftyOfTwoHundredOrdersForTheLastFiftyUnitsAreAccepted() {
    List<Response> responses =
        concurrently(200, () -> shop.ordering(UUID.randomUUID().toString(), LAST_FIFTY, 1));

    List<Response> refused =
        responses.stream().filter(response -> response.status() != 201).toList();
    assertThat(responses.stream().filter(response -> response.status() == 201)).hasSize(50);
    assertThat(refused).allSatisfy(OrdersTest::isSoldOut);
    assertThat(shop.get("/api/products/" + LAST_FIFTY).json().get("available").asInt()).isZero();
  }

  @Test
  void twentyConcurrentRequestsWithOneKeyPlaceOneOrderAndGetEqualResponses() {
    String key = UUID.randomUUID().toString();
    List<Response> responses = concurrently(20, () -> shop.ordering(key, AMPLE, 1));

    assertThat(responses.stream().map(Response::status)).containsOnly(201);
    assertThat(responses.stream().map(Response::body).distinct()).hasSize(1);
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
  void anUnknownProductIsRefusedByName() {
    Response unknown = shop.order("no-such-coffee", 1);

    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body()).contains("no-such-coffee", "items[0].sku");
    assertThat(unknown.traceId()).isEqualTo(unknown.json().get("traceId").asText());
  }

  private static void isSoldOut(Response response) {
    assertThat(response.status()).as(response.body()).isEqualTo(409);
    assertThat(response.json().get("sku").asText()).isEqualTo(LAST_FIFTY);
    assertThat(response.json().get("available").asInt()).isBetween(0, 50);
    assertThat(response.json().get("detail").asText()).contains(LAST_FIFTY);
  }

  private static List<Response> concurrently(
      int times, Supplier<CompletableFuture<Response>> request) {
    List<CompletableFuture<Response>> responses = Stream.generate(request).limit(times).toList();
    return responses.stream().map(CompletableFuture::join).toList();
  }
}
