package io.plumbline.check;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** 形式检验: one test of how numbers are placed, on all that an organization wrote down in a period. */
interface Form {
    /** The tests by the names that a check sets, in the order in which they are told. */
    List<String> NAMES = List.of("bunching", "grim", "heaping", "last-digit", "repeats", "too-smooth", "unit");

    /** What the test says of values. */
    Finding of(List<Measure.ValueCount> values);

    /**
     * The test that a check sets.
     *
     * @return null where it names none that there is; the settings say so
     */
    static Form of(Settings settings) {
        String name = settings.text("test", "name one of " + String.join(", ", NAMES));
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "bunching" -> Forms.Bunched.of(settings);
            case "grim" -> Forms.Means.of(settings);
            case "heaping" -> new Forms.Rounded(Forms.step(settings));
            case "last-digit" -> new Forms.Digits(Forms.step(settings));
            case "repeats" -> new Forms.Repeated(Forms.step(settings));
            case "too-smooth" -> new Forms.Smooth();
            case "unit" -> new Forms.Units(settings.count("power", 3, 1));
            default -> {
                settings.problem("flag.test: '" + name + "' is not known; known: " + String.join(", ", NAMES));
                yield null;
            }
        };
    }

    /**
     * 形式所见: what a test says.
     *
     * @param unmet why nothing can be said; null when it can
     * @param expected how many chance alone gives; null where that has no meaning
     * @param effect what was found over what is expected; a number of values where the test is one of logic; null where nothing
     *     was expected
     * @param low the lower end of its 95 % interval
     * @param high the upper end
     * @param p NaN where it is no test of chance
     * @param visible the effect that would have had p up to a level with 80 % power; null where none would
     */
    record Finding(
            String unmet,
            Double expected,
            Double effect,
            Double low,
            Double high,
            double p,
            DoubleFunction<Double> visible) {
        static Finding unmet(String why, Object... of) {
            return new Finding(String.format(Locale.ROOT, why, of), null, null, null, null, Double.NaN, null);
        }

        /** Values that cannot be what they are said to be: logic, not chance. */
        static Finding facts(long found) {
            return new Finding(null, 0.0, (double) found, (double) found, (double) found, Double.NaN, alpha -> 1.0);
        }

        boolean isTest() {
            return !Double.isNaN(p);
        }
    }
}
