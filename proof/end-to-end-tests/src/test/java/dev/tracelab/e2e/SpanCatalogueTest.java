package dev.tracelab.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.e2e.ShopClient.Response;
import dev.tracelab.golden.Golden;
import dev.tracelab.golden.Trace;
import dev.tracelab.golden.TraceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares docs/reference/span-catalogue.md with the spans of real requests. */
class SpanCatalogueTest {

  /** Set by the tracer or the backend on any span; the page lists them once. */
  private static final Set<String> EVERYWHERE =
      Set.of("span.kind", "error", "otel.status_code", "sampler.type", "sampler.param");

  private static LabProcess lab;
  private static List<TraceSpan> spans;

  @BeforeAll
  static void up() throws Exception {
    lab = LabProcess.up();
    ShopClient shop = ShopClient.of(lab);
    spans = new ArrayList<>();
    Response order = add(shop, shop.order("ethiopia-yirgacheffe-250g", 2), Goldens.accepted());
    String id = order.json().get("id").asText();
    add(shop, shop.get("/api/orders/" + id), Goldens.named("find-order"));
    add(shop, shop.get("/api/products"), Goldens.named("list-products"));
    add(shop, shop.get("/api/products/ethiopia-yirgacheffe-250g"), Goldens.named("find-product"));
    add(shop, shop.order("decaf-sugarcane-250g", 1), Goldens.named("declined"));
  }

  @AfterAll
  static void down() throws Exception {
    lab.close();
  }

  @Test
  void eachSpanOfARealTraceIsDocumentedWithItsKindAndTags() throws Exception {
    SpanCatalogue catalogue = SpanCatalogue.read();
    Set<String> mistakes = new TreeSet<>();
    for (TraceSpan span : spans) {
      SpanCatalogue.Row row = catalogue.row(span.service(), span.operation());
      if (row == null || !row.kind().equals(kind(span)) || !fits(row, tags(span))) {
        mistakes.add(
            "| `%s` | %s | %s | %s |"
                .formatted(span.operation(), span.service(), kind(span), tags(span)));
      }
    }

    assertThat(mistakes)
        .as("rows that docs/reference/span-catalogue.md lacks or has otherwise")
        .isEmpty();
  }

  @Test
  void eachDocumentedSpanOccursInARealTrace() throws Exception {
    Set<String> seen = new TreeSet<>();
    spans.forEach(span -> seen.add(span.service() + ": " + span.operation()));

    assertThat(SpanCatalogue.read().keys()).isEqualTo(seen);
  }

  private static Response add(ShopClient shop, Response response, Golden golden) {
    Trace trace = shop.trace(response, golden);
    Goldens.assertGolden(golden, trace);
    spans.addAll(trace.spans());
    return response;
  }

  private static boolean fits(SpanCatalogue.Row row, Set<String> tags) {
    Set<String> allowed = new TreeSet<>(row.always());
    allowed.addAll(row.sometimes());
    return tags.containsAll(row.always()) && allowed.containsAll(tags);
  }

  private static String kind(TraceSpan span) {
    return span.kind().name().toLowerCase(Locale.ROOT);
  }

  private static Set<String> tags(TraceSpan span) {
    Set<String> tags = new TreeSet<>(span.tags().keySet());
    tags.removeAll(EVERYWHERE);
    return tags;
  }
}
