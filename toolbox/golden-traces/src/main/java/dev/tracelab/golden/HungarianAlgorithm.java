package dev.tracelab.golden;

import java.util.Arrays;

/**
 * Solves the assignment problem: pairs rows with columns at the lowest total cost, with the
 * Hungarian algorithm and potentials, in O(rows² · columns).
 */
final class HungarianAlgorithm {

  private final int[][] costs;
  private final int columns;
  private final int[] rowPotential;
  private final int[] columnPotential;

  /** The row of each column, counted from 1, or 0 for none; column 0 is auxiliary. */
  private final int[] rowOfColumn;

  private final int[] previousColumn;

  private HungarianAlgorithm(int[][] costs, int columns) {
    this.costs = costs;
    this.columns = columns;
    this.rowPotential = new int[costs.length + 1];
    this.columnPotential = new int[columns + 1];
    this.rowOfColumn = new int[columns + 1];
    this.previousColumn = new int[columns + 1];
  }

  /**
   * Finds the cheapest assignment in which each row has a column of its own.
   *
   * @param costs an array per row, all of the same length, with no more rows than columns
   * @return the index of each row's column
   */
  static int[] assign(int[][] costs) {
    HungarianAlgorithm algorithm =
        new HungarianAlgorithm(costs, costs.length == 0 ? 0 : costs[0].length);
    for (int row = 1; row <= costs.length; row++) {
      algorithm.pair(row);
    }
    return algorithm.columnsOfRows();
  }

  /** Assigns a column to a row and reassigns other rows along the augmenting path. */
  private void pair(int row) {
    int[] slack = new int[columns + 1];
    boolean[] seen = new boolean[columns + 1];
    Arrays.fill(slack, Integer.MAX_VALUE);
    rowOfColumn[0] = row;
    int column = 0;
    do {
      seen[column] = true;
      column = nextColumn(column, slack, seen);
    } while (rowOfColumn[column] != 0);
    augment(column);
  }

  private int nextColumn(int column, int[] slack, boolean[] seen) {
    int row = rowOfColumn[column];
    int nearest = 0;
    for (int other = 1; other <= columns; other++) {
      if (!seen[other]) {
        lowerSlack(other, column, row, slack);
        nearest = nearest == 0 || slack[other] < slack[nearest] ? other : nearest;
      }
    }
    shiftPotentials(slack[nearest], slack, seen);
    return nearest;
  }

  private void lowerSlack(int other, int column, int row, int[] slack) {
    int reduced = costs[row - 1][other - 1] - rowPotential[row] - columnPotential[other];
    if (reduced < slack[other]) {
      slack[other] = reduced;
      previousColumn[other] = column;
    }
  }

  private void shiftPotentials(int delta, int[] slack, boolean[] seen) {
    for (int column = 0; column <= columns; column++) {
      if (seen[column]) {
        rowPotential[rowOfColumn[column]] += delta;
        columnPotential[column] -= delta;
      } else {
        slack[column] -= delta;
      }
    }
  }

  private void augment(int free) {
    for (int column = free; column != 0; column = previousColumn[column]) {
      rowOfColumn[column] = rowOfColumn[previousColumn[column]];
    }
  }

  private int[] columnsOfRows() {
    int[] columnsOfRows = new int[costs.length];
    for (int column = 1; column <= columns; column++) {
      if (rowOfColumn[column] != 0) {
        columnsOfRows[rowOfColumn[column] - 1] = column - 1;
      }
    }
    return columnsOfRows;
  }
}
