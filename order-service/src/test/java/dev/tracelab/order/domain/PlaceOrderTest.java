package dev.tracelab.order.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceOrderTest {

  @Test
  void theSameWishHasTheSameHashWhateverItsKey() {
    assertThat(orderRequest("k1", "c-1", 2).bodyHash())
        .isEqualTo(orderRequest("k2", "c-1", 2).bodyHash());
  }

  @Test
  void anotherCustomerOrQuantityIsAnotherWish() {
    assertThat(orderRequest("k1", "c-1", 2).bodyHash())
        .isNotEqualTo(orderRequest("k1", "c-2", 2).bodyHash())
        .isNotEqualTo(orderRequest("k1", "c-1", 3).bodyHash());
  }

  @Test
  void theOrderOfItemsDoesNotMatterAndQuantityAndSkuAreToldApart() {
    Order.Item one = new Order.Item("a", 1);
    Order.Item two = new Order.Item("b", 2);

    assertThat(new PlaceOrder("k", "c-1", List.of(one, two)).bodyHash())
        .isEqualTo(new PlaceOrder("k", "c-1", List.of(two, one)).bodyHash());
    assertThat(new PlaceOrder("k", "c-1", List.of(new Order.Item("1abc", 1))).bodyHash())
        .isNotEqualTo(new PlaceOrder("k", "c-1", List.of(new Order.Item("abc", 11))).bodyHash());
  }

  @Test
  void anOrderUpToTheCreditLimitPassesAndOneBeyondDoesNot() {
    CreditLimit limit = new CreditLimit(1_000);
    limit.check(400, 600);

    assertThatThrownBy(() -> limit.check(400, 601))
        .isInstanceOf(OrderRejection.class)
        .hasMessageContaining("400")
        .hasMessageContaining("601")
        .hasMessageContaining("1000");
  }

  private static PlaceOrder orderRequest(String key, String customer, int quantity) {
    return new PlaceOrder(key, customer, List.of(new Order.Item("a", quantity)));
  }
}
