package org.subliminal4j.language;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Examples side by side for one pass of a network, without padding: a row is one token of one sequence. Rows lie position by
 * position, and at each position the sequences lie from the longest to the shortest, so that those which have such a
 * position are the first ones, and what is done to all of them is done to consecutive rows.
 */
final class TokenBatch {
    private final List<Example> examples;
    private final int[] firstRow;
    private final int[] tokens;
    private final int[] paidRows;
    private final int[] targets;
    private final double[] weights;
    private final Example[] payers;
    private final double total;

    /**
     * A batch.
     *
     * @param unsorted at least one example
     */
    TokenBatch(List<Example> unsorted) {
        examples = unsorted.stream()
                .sorted(Comparator.comparingInt(Example::inputs).reversed())
                .toList();
        int positions = examples.get(0).inputs();
        firstRow = new int[positions + 1];
        int paid = 0;
        for (Example example : examples) {
            for (int position = 0; position < example.inputs(); position++) {
                firstRow[position + 1]++;
            }
            paid += example.paid();
        }
        for (int position = 0; position < positions; position++) {
            firstRow[position + 1] += firstRow[position];
        }
        tokens = new int[firstRow[positions]];
        paidRows = new int[paid];
        targets = new int[paid];
        weights = new double[paid];
        payers = new Example[paid];
        fill(positions);
        total = Arrays.stream(weights).sum();
    }

    private void fill(int positions) {
        int paid = 0;
        for (int position = 0; position < positions; position++) {
            for (int i = 0; i < sequences(position); i++) {
                Example example = examples.get(i);
                int row = firstRow[position] + i;
                tokens[row] = example.token(position);
                if (example.predicts(position + 1)) {
                    paidRows[paid] = row;
                    payers[paid] = example;
                    targets[paid] = example.token(position + 1);
                    weights[paid++] = example.weight();
                }
            }
        }
    }

    /** The examples, from the longest to the shortest, otherwise in the order in which they came. */
    List<Example> examples() {
        return examples;
    }

    /** The number of rows. */
    int rows() {
        return tokens.length;
    }

    /** The length of the longest sequence. */
    int positions() {
        return firstRow.length - 1;
    }

    /** The first row of a position. */
    int firstRow(int position) {
        return firstRow[position];
    }

    /** The number of sequences that have such a position. */
    int sequences(int position) {
        return firstRow[position + 1] - firstRow[position];
    }

    /** The token of a row. */
    int token(int row) {
        return tokens[row];
    }

    /** The number of predicted tokens. */
    int paid() {
        return paidRows.length;
    }

    /** The rows that predict: they ascend. Not to be modified. */
    int[] paidRows() {
        return paidRows;
    }

    /** What it is to predict. */
    int target(int paid) {
        return targets[paid];
    }

    /** The example that it belongs to: the same object that the batch was given. */
    Example payer(int paid) {
        return payers[paid];
    }

    /** What that counts, of all that the batch counts. */
    double share(int paid) {
        return weights[paid] / total;
    }
}
