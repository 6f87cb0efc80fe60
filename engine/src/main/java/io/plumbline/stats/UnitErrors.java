package io.plumbline.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 单位错误: values that lie a power of ten away from their like: kilograms entered as tonnes, yuan as ten thousands.
 *
 * <p>Source: the thousand-error check of official business statistics (de Waal, Pannekoek and Scholtus, "Handbook of
 * statistical data editing and imputation", 2011): the ratio to the median, near a power of ten. Valid where the
 * nearest such value lies three robust standard deviations of the logarithms or more from the median; elsewhere nothing
 * is given. Values of 0 or less, and missing ones (NaN), have no ratio and are passed over.
 *
 * @param state whether errors can be told from ordinary spread
 * @param median the median of the positive values; NaN where not applicable
 * @param suspects the values near a power of ten of it, in order
 */
public record UnitErrors(State state, double median, List<Suspect> suspects) {
    private static final int FEWEST = 5;
    private static final double DEVIATIONS = 3;
    /** 1 / Φ⁻¹(¾): the deviation of a normal law in units of its median distance from the middle. */
    private static final double MAD_TO_DEVIATION = 1 / Gaussian.quantile(0.75);
    /** The farthest from a power of ten, as a logarithm: a factor of 2. */
    private static final double NEAR = Math.log10(2);

    /** Keeps the suspects as they are. */
    public UnitErrors {
        suspects = List.copyOf(suspects);
    }

    /** Whether unit errors can be judged. */
    public enum State {
        /** They can. */
        APPLICABLE,
        /** Fewer than five positive values. */
        TOO_FEW,
        /** The values themselves reach as far as the power sought. */
        TOO_WIDE
    }

    /**
     * One value.
     *
     * @param index where it stands in the argument
     * @param power the power of ten near its ratio to the median
     * @param ratio that ratio
     */
    public record Suspect(int index, int power, double ratio) {}

    /**
     * Looks for errors by these powers of ten, either way.
     *
     * @param powers such as 3 for thousand errors; each at least 1
     */
    public static UnitErrors of(double[] values, int... powers) {
        Arrays.stream(powers).forEach(power -> Values.atLeast(power, 1, "powers"));
        double[] logs = Arrays.stream(values)
                .filter(v -> v > 0 && v < Double.POSITIVE_INFINITY)
                .map(Math::log10)
                .toArray();
        if (logs.length < FEWEST) {
            return new UnitErrors(State.TOO_FEW, Double.NaN, List.of());
        }
        double middle = Values.median(logs);
        double spread = Values.median(
                Arrays.stream(logs).map(log -> Math.abs(log - middle)).toArray());
        int least = Arrays.stream(powers).min().orElse(1);
        if (DEVIATIONS * MAD_TO_DEVIATION * spread > least - NEAR) {
            return new UnitErrors(State.TOO_WIDE, Double.NaN, List.of());
        }
        return new UnitErrors(State.APPLICABLE, Math.pow(10, middle), suspects(values, middle, powers));
    }

    private static List<Suspect> suspects(double[] values, double middle, int... powers) {
        List<Suspect> suspects = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            double log = values[i] > 0 ? Math.log10(values[i]) - middle : 0;
            int power = (int) Math.rint(Math.min(400, log));
            boolean sought = Arrays.stream(powers).anyMatch(p -> p == Math.abs(power));
            if (sought && Math.abs(log - power) <= NEAR) {
                suspects.add(new Suspect(i, power, Math.pow(10, log)));
            }
        }
        return suspects;
    }
}
