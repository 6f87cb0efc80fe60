package io.plumbline.stats;

/** A symmetric positive definite matrix of a few rows. */
final class SmallMatrix {
    private static final double SINGULAR = 1e-11;

    private final double[][] cells;

    private SmallMatrix(double[][] cells) {
        this.cells = cells;
    }

    /** The inverse by Cholesky's decomposition; null when the matrix is not clearly positive definite. */
    static SmallMatrix inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(rest > SINGULAR * Math.max(1, matrix[i][i]))) {
                    return null;
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
        double[][] inverse = new double[n][];
        for (int column = 0; column < n; column++) {
            inverse[column] = solve(lower, column);
        }
        return new SmallMatrix(inverse);
    }

    private static double[] solve(double[][] lower, int unit) {
        int n = lower.length;
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double rest = i == unit ? 1 : 0;
            for (int k = 0; k < i; k++) {
                rest -= lower[i][k] * x[k];
            }
            x[i] = rest / lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            double rest = x[i];
            for (int k = i + 1; k < n; k++) {
                rest -= lower[k][i] * x[k];
            }
            x[i] = rest / lower[i][i];
        }
        return x;
    }

    double[] times(double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += cells[i][j] * vector[j];
            }
        }
        return product;
    }

    double at(int row, int column) {
        return cells[row][column];
    }
}
