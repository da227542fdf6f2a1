package dev.tracelab.tracing.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TagMapTest {

  private final TagMap tags = new TagMap();

  @Test
  void itHoldsWhatALinkedMapHolds() {
    Map<String, Object> expected = new LinkedHashMap<>();
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String key = "key-" + random.nextInt(1 + i / 4);
      tags.set(key, i);
      expected.put(key, i);

      assertThat(tags.get(key)).isEqualTo(i);
      assertThat(tags).hasSameSizeAs(expected);
    }
    assertThat(tags).containsExactlyEntriesOf(expected);
  }

  @Test
  void aFewTagsKeepTheOrderInWhichTheyWereFirstSet() {
    tags.set("b", 1);
    tags.set("a", 2);
    tags.set("b", 3);

    assertThat(tags.entrySet()).containsExactly(Map.entry("b", 3), Map.entry("a", 2));
    assertThat(tags.get("c")).isNull();
  }

  @Test
  void aReaderCannotChangeThem() {
    tags.set("a", 1);

    assertThatThrownBy(() -> tags.put("a", 2)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(tags::clear).isInstanceOf(UnsupportedOperationException.class);
  }
}
