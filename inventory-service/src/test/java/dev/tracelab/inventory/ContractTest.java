package dev.tracelab.inventory;

import static dev.tracelab.inventory.InventoryServer.body;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.inventory.testing.Warehouse;
import dev.tracelab.kit.testing.EventLoopWatch;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.yaml.snakeyaml.Yaml;

/** What the service answers is what the contract, as it is served, says. */
class ContractTest {

  private static final String ROOT = "https://contract.test/";

  @RegisterExtension static final Warehouse WAREHOUSE = Warehouse.create();
  @RegisterExtension final EventLoopWatch watch = EventLoopWatch.create();
  @RegisterExtension final InventoryServer server = InventoryServer.over(WAREHOUSE, watch);

  private final String id = UUID.randomUUID().toString();
  private SchemaRepository schemas;

  @BeforeEach
  void readTheContract() {
    Map<String, Object> served = new Yaml().load(server.get("/openapi.yaml").body());
    JsonSchema contract = JsonSchema.of(new JsonObject(served));
    JsonSchemaOptions options =
        new JsonSchemaOptions()
            .setBaseUri(ROOT)
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);
    schemas = SchemaRepository.create(options).dereference(ROOT + "openapi", contract);
  }

  @Test
  void productsQuotesAndProblemsAreAsDescribed() {
    String items = "{\"items\": [{\"sku\": \"%s\", \"quantity\": 2}]}";

    assertDescribed("Products", server.get("/products"), 200);
    assertDescribed("Product", server.get("/products/kenya-nyeri-250g"), 200);
    assertDescribed("Problem", server.get("/products/tea"), 404);
    assertDescribed("Quote", server.post("/quotes", items.formatted("kenya-nyeri-250g")), 200);
    assertDescribed("Problem", server.post("/quotes", items.formatted("tea")), 400);
  }

  @Test
  void reservationsAreAsDescribed() {
    String wanted =
        """
        {"id": "%s", "items": [{"sku": "kenya-nyeri-250g", "quantity": 2}], "ttlSeconds": 60}
        """
            .formatted(id);

    assertDescribed("Reservation", server.post("/reservations", wanted), 201);
    assertDescribed("Reservation", server.post("/reservations", wanted), 200);
    assertDescribed("Settlement", settle("COMMITTED"), 200);
    assertDescribed("Problem", settle("RELEASED"), 409);
  }

  @Test
  void aBodyThatIsNotAsDescribedIsNoticed() {
    assertThat(valid("Product", new JsonObject().put("sku", "tea"))).isFalse();
  }

  private HttpResponse<String> settle(String state) {
    return server.put("/reservations/" + id, "{\"state\": \"%s\"}".formatted(state));
  }

  private void assertDescribed(String schema, HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(valid(schema, body(response))).as(response.body()).isTrue();
  }

  private boolean valid(String schema, JsonObject body) {
    String reference = ROOT + "openapi#/components/schemas/" + schema;
    OutputUnit result =
        schemas.validator(JsonSchema.of(new JsonObject().put("$ref", reference))).validate(body);
    return result.getValid();
  }
}
