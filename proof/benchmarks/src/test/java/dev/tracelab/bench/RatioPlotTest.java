package dev.tracelab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracelab.lab.cost.CostComparison;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class RatioPlotTest {

  @Test
  void eachSettingHasItsDotAndItsMedianInWellFormedXml() throws Exception {
    Map<String, List<Double>> costs = new LinkedHashMap<>();
    costs.put("no tracer", List.of(10.0, 20.0, 40.0));
    costs.put("sent", List.of(12.0, 25.0, 60.0));

    String svg = RatioPlot.of(new CostComparison(costs)).svg();

    Document read =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertThat(read.getElementsByTagName("circle").getLength()).isEqualTo(2);
    assertThat(svg).contains("1.00 ×", "1.25 ×");
  }
}
