package dev.tracelab.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HungarianAlgorithmTest {

  @Test
  void anEmptyMatrixGivesAnEmptyAssignment() {
    assertThat(HungarianAlgorithm.assign(new int[0][0])).isEmpty();
  }

  @Test
  void theLowestTotalWinsOverTheCheapestFirstChoice() {
    assertThat(HungarianAlgorithm.assign(new int[][] {{-10, -9}, {-9, -1}})).containsExactly(1, 0);
  }

  @Test
  void theResultIsAsCheapAsTheBestOfAllAssignments() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      int rows = 1 + random.nextInt(5);
      int[][] costs = new int[rows][rows + random.nextInt(2)];
      for (int[] row : costs) {
        Arrays.setAll(row, column -> random.nextInt(20) - 15);
      }

      int[] columns = HungarianAlgorithm.assign(costs);

      assertThat(columns).doesNotHaveDuplicates();
      assertThat(sum(costs, columns)).isEqualTo(least(costs, 0, 0));
    }
  }

  private static int sum(int[][] costs, int[] columns) {
    int sum = 0;
    for (int row = 0; row < columns.length; row++) {
      sum += costs[row][columns[row]];
    }
    return sum;
  }

  private static int least(int[][] costs, int row, int taken) {
    if (row == costs.length) {
      return 0;
    }
    int least = Integer.MAX_VALUE;
    for (int column = 0; column < costs[row].length; column++) {
      if ((taken & 1 << column) == 0) {
        least = Math.min(least, costs[row][column] + least(costs, row + 1, taken | 1 << column));
      }
    }
    return least;
  }
}
