package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every row of {@code oracles/distributions.csv}, computed with R 4.2.2. */
class DistributionsOracleTest {
    private static final double RELATIVE = 1e-12;

    @Test
    void everyRowHoldsToTwelveDigits() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String[]> rows = rows();
        for (String[] row : rows) {
            double expected = Double.parseDouble(row[4]);
            double actual = value(row[0], number(row[1]), number(row[2]), number(row[3]));
            double error = Math.abs(actual - expected) / Math.max(Math.abs(expected), Double.MIN_NORMAL);
            if (!(error <= RELATIVE) && actual != expected) {
                wrong.add(String.format(Locale.ROOT, "%s is %s: error %.1e", String.join(",", row), actual, error));
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertEquals(224, rows.size());
    }

    private static double value(String function, double a, double b, double x) {
        return switch (function) {
            case "qnorm" -> Gaussian.quantile(x);
            case "pnorm" -> Gaussian.cdf(x);
            case "qchisq" -> ChiSquare.quantile(x, a);
            case "qt" -> StudentT.quantile(x, a);
            case "pbeta" -> Beta.cdf(x, a, b);
            case "ppois" -> Poisson.cdf((long) x, a);
            case "ppois_upper" -> Poisson.survival((long) x, a);
            case "pbinom" -> Binomial.cdf((long) x, (long) a, b);
            case "pnbinom_size_mu" -> NegativeBinomial.cdf((long) x, a, b);
            default -> throw new IllegalArgumentException("no function for " + function);
        };
    }

    private static double number(String text) {
        return text.equals("NA") ? Double.NaN : Double.parseDouble(text);
    }

    private static List<String[]> rows() throws IOException {
        try (InputStream in = DistributionsOracleTest.class.getResourceAsStream("/oracles/distributions.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .toList();
        }
    }
}
