package dev.tracelab.e2e;

import static dev.tracelab.e2e.Goldens.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tracelab.e2e.LabProcess.CommandResult;
import dev.tracelab.e2e.ShopClient.Response;
import dev.tracelab.golden.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LabOnRealJaegerTest {

  private static JaegerProcess jaeger;
  private static LabProcess lab;
  private static ShopClient shop;

  @BeforeAll
  static void up() throws Exception {
    Optional<Path> executable = JaegerProcess.executable();
    if (executable.isEmpty()) {
      System.out.println(
          "LEFT OUT: the traces in a real Jaeger, which is not installed:"
              + " set JAEGER_BINARY, or put 'jaeger' on the PATH.");
    }
    assumeTrue(executable.isPresent(), "Jaeger is not installed.");
    jaeger = JaegerProcess.start(executable.get());
    lab =
        LabProcess.up(
            "--jaeger", jaeger.query().toString(), "--collector", jaeger.collector().toString());
    shop = ShopClient.of(lab);
  }

  @AfterAll
  static void down() throws Exception {
    if (lab != null) {
      lab.close();
    }
    if (jaeger != null) {
      jaeger.close();
    }
  }

  @Test
  void fiftyEqualOrdersHaveFiftyEqualTraces() {
    Golden golden = Goldens.accepted();
    List<Response> responses =
        IntStream.range(0, 50).mapToObj(i -> shop.order("ethiopia-yirgacheffe-250g", 2)).toList();

    for (Response response : responses) {
      assertThat(response.status()).isEqualTo(201);
      assertGolden(golden, shop.trace(response, golden));
    }
  }

  @Test
  void aDeclinedPaymentHasTheSameTreeAsInTheEmbeddedBackend() {
    Golden golden = Goldens.named("declined");

    assertGolden(golden, shop.trace(shop.order("decaf-sugarcane-250g", 1), golden));
  }

  @Test
  void aReadRequestHasTheSameTreeAsInTheEmbeddedBackend() {
    Golden golden = Goldens.named("list-products");

    assertGolden(golden, shop.trace(shop.get("/api/products"), golden));
  }

  @Test
  void ofAHealthyLabTheDoctorSaysNothing() throws Exception {
    CommandResult doctor = lab.run("doctor");

    assertThat(doctor.status()).as(doctor.printed()).isZero();
    assertThat(doctor.printed()).contains("Thrift over HTTP", "Nothing is wrong.");
  }
}
