package dev.tracelab.inventory;

import static dev.tracelab.inventory.InventoryServer.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.testing.Warehouse;
import dev.tracelab.kit.testing.EventLoopWatch;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadRequestTest {

  private static final String ID = "9b2e5a1c-0d4f-4c57-8a7e-3f1f2f6b9c11";

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final InventoryServer server = InventoryServer.over(WAREHOUSE, watch);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"items": []}                                              | items
          {}                                                         | items
          {"items": "tea"}                                           | items
          {"items": null}                                            | items
          {"items": [7]}                                             | items[0]
          {"items": [{"quantity": 1}]}                               | items[0].sku
          {"items": [{"sku": "tea"}]}                                | items[0].quantity
          {"items": [{"sku": "tea", "quantity": 0}]}                 | items[0].quantity
          {"items": [{"sku": "tea", "quantity": 1001}]}              | items[0].quantity
          {"items": [{"sku": "tea", "quantity": 1.5}]}               | items[0].quantity
          {"items": [{"sku": "tea", "quantity": "1"}]}               | items[0].quantity
          {"items": [{"sku": "tea", "quantity": 1e400}]}             | items[0].quantity
          {"items": [{"sku": "tea", "quantity": 99999999999999}]}    | items[0].quantity
          {"items": [{"sku": "Tea", "quantity": 1}]}                 | items[0].sku
          {"items": [{"sku": "", "quantity": 1}]}                    | items[0].sku
          {"items": [{"sku": "a\\u0000b", "quantity": 1}]}           | items[0].sku
          {"items": [{"sku": "tea", "quantity": 1, "price": 1}]}     | items[0].price
          {"items": [{"sku": "tea", "quantity": 1}], "coupon": "x"}  | coupon
          {"items": [{"sku": "tea", "quantity": 1}]}                 | items[0].sku
          {"items": [{"sku": "sumatra-gayo-250g", "quantity": 1}, {"sku": "sumatra-gayo-250g", "quantity": 2}]} | items[1].sku
          """)
  void aQuoteNamesTheFieldThatIsWrong(String json, String field) {
    HttpResponse<String> response = server.post("/quotes", json);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(body(response).getString("field")).isEqualTo(field);
    assertThat(body(response).getString("detail")).isNotEmpty();
    assertThat(body(response).getString("traceId")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "id": "7", "ttlSeconds": 60                     | id
          "id": 7, "ttlSeconds": 60                       | id
          "ttlSeconds": 60                                | id
          "id": "9b2e5a1c-0d4f-4c57-8a7e-3f1f2f6b9c11"    | ttlSeconds
          "id": "9b2e5a1c-0d4f-4c57-8a7e-3f1f2f6b9c11", "ttlSeconds": 0      | ttlSeconds
          "id": "9b2e5a1c-0d4f-4c57-8a7e-3f1f2f6b9c11", "ttlSeconds": 86401  | ttlSeconds
          "id": "9b2e5a1c-0d4f-4c57-8a7e-3f1f2f6b9c11", "ttlSeconds": -1e9   | ttlSeconds
          """)
  void aReservationNamesTheFieldThatIsWrong(String members, String field) {
    HttpResponse<String> response =
        server.post(
            "/reservations",
            """
            {"items": [{"sku": "sumatra-gayo-250g", "quantity": 1}], %s}
            """
                .formatted(members));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(body(response).getString("field")).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,    /reservations/7,     application/json, {\"state\": \"RELEASED\"}, 400, id",
    "PUT,    /reservations/" + ID + ", application/json, {\"state\": \"HELD\"}, 400, state",
    "PUT,    /reservations/" + ID + ", application/json, {}, 400, state",
    "PUT,    /reservations/" + ID + ", application/json, nonsense, 400, body",
    "PUT,    /reservations/" + ID + ", text/plain, {\"state\": \"RELEASED\"}, 415, json",
    "POST,   /reservations, application/json, '', 400, body",
    "GET,    /products/TEA, application/json, '', 400, sku",
    "GET,    /products/%00, application/json, '', 400, sku",
    "GET,    /products/%25zz, application/json, '', 400, sku",
    "DELETE, /products, application/json, '', 405, GET",
    "GET,    /quotes, application/json, '', 405, POST",
    "GET,    /coffee, application/json, '', 404, path",
  })
  void whatBreaksTheContractIsAProblemThatSaysWhy(
      String method, String path, String type, String sent, int status, String named) {
    HttpResponse<String> response = server.send(method, path, type, BodyPublishers.ofString(sent));

    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(body(response).getString("detail")).contains(named);
    assertThat(body(response).getString("traceId")).isNotEmpty();
  }

  @Test
  void moreThanAHundredItemsAreTooMany() {
    String items =
        IntStream.rangeClosed(0, 100)
            .mapToObj("{\"sku\": \"tea-%d\", \"quantity\": 1}"::formatted)
            .collect(Collectors.joining(", ", "{\"items\": [", "]}"));

    HttpResponse<String> response = server.post("/quotes", items);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(body(response).getString("field")).isEqualTo("items");
  }

  @Test
  void aBodyCanBeTooLarge() {
    HttpResponse<String> response = server.post("/quotes", " ".repeat(1_000_000));

    assertThat(response.statusCode()).isEqualTo(413);
  }
}
