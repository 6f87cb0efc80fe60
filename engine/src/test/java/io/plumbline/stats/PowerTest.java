package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What the methods can see, held against what they could see when the tables were written: a loss of more than one point fails.
 * {@code -Dplumbline.update=true} writes the tables anew; whoever commits a loss says why.
 */
class PowerTest {
    private static final double POINT = 0.01;
    private static final double STRICT = 0.001;
    private static final double ALPHA = 0.025;
    private static final double SPREAD = 0.3;
    private static final int PANELS = 30;

    @Test
    void noMethodFindsLess() throws IOException {
        Map<String, Double> power = new LinkedHashMap<>();
        for (int expected : new int[] {5, 10, 30, 100, 300}) {
            for (double ratio : new double[] {1.5, 2, 3, 4}) {
                power.put("peer count " + expected + " known spread .30 at RR " + ratio, ofPeer(expected, ratio));
                power.put("share above .05 of " + expected * 10 + " at RR " + ratio, ofShare(expected * 10, ratio));
            }
        }
        for (int organizations : new int[] {29, 100}) {
            for (double ratio : new double[] {2, 3}) {
                power.put("peers " + organizations + " estimated at RR " + ratio, estimated(organizations, ratio));
            }
        }
        Map<String, Double> stored = golden("power.csv", power);
        power.forEach((name, found) -> assertTrue(
                found >= stored.get(name) - POINT, () -> name + ": power " + found + ", was " + stored.get(name)));
    }

    @Test
    void noSmallestVisibleEffectGrows() throws IOException {
        Map<String, Double> smallest = new LinkedHashMap<>();
        for (int n : new int[] {30, 50, 100, 300, 1000}) {
            for (double threshold : new double[] {0.02, 0.05, 0.1, 0.3}) {
                smallest.put(
                        "share above " + threshold + " of " + n, SmallestEffect.shareAbove(n, threshold, ALPHA, 0.8));
            }
        }
        PeerScreening known = PeerScreening.knowing(
                PeerFamily.counts(new long[5], new double[] {5, 10, 30, 100, 300}),
                Direction.HIGH,
                PeerSpread.known(0, SPREAD));
        double[] ratios = known.smallestRatios(STRICT, SmallestEffect.POWER);
        for (int i = 0; i < ratios.length; i++) {
            smallest.put("peer count " + new int[] {5, 10, 30, 100, 300}[i] + " known spread .30", ratios[i]);
        }
        for (double expected : new double[] {1, 5, 20, 100}) {
            smallest.put("rate of " + expected + " expected", SmallestEffect.ratioAbove(expected, ALPHA, 0.8));
        }
        Map<String, Double> stored = golden("smallest-visible.csv", smallest);
        smallest.forEach((name, found) -> assertTrue(
                found <= stored.get(name) * (1 + POINT), () -> name + ": " + found + ", was " + stored.get(name)));
    }

    /** At p ≤ .001 under a spread of .30 that is known. */
    private static double ofPeer(double expected, double ratio) {
        PeerFamily family = PeerFamily.counts(new long[] {0}, new double[] {expected});
        CountLaw law = family.law(0);
        PeerTail tail = new PeerTail(SPREAD, 0);
        double location = Math.log(expected);
        long critical = Counts.smallest(
                k -> tail.logUpper(law, location, k) <= Math.log(STRICT), expected, 1 + 3 * Math.sqrt(expected));
        return Math.exp(new MixedCount(law, location + Math.log(ratio), SPREAD).logAtLeast(critical));
    }

    /** Of the exact one-sided bound at 2.5 %. */
    private static double ofShare(long n, double ratio) {
        long critical = Counts.smallest(k -> k > n || Binomial.atLeast(k, n, 0.05) <= ALPHA, n * 0.05, 2);
        return critical > n ? 0 : Binomial.atLeast(critical, n, 0.05 * ratio);
    }

    /** Of Benjamini and Hochberg at q = .10, everything estimated, on seeded panels of which every tenth organization is bad. */
    private static double estimated(int organizations, double ratio) {
        SplittableRandom random = new SplittableRandom(20_260_401);
        int found = 0;
        int bad = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            Panel drawn = Panel.draw(random, organizations, SPREAD);
            for (int i = 0; i < organizations; i += 10) {
                drawn.counts()[i] = Panel.count(random, drawn.expected()[i] * ratio, SPREAD);
            }
            double[] q = FalseDiscovery.benjaminiHochberg(drawn.screened().p());
            for (int i = 0; i < organizations; i += 10) {
                found += q[i] <= 0.1 ? 1 : 0;
                bad++;
            }
        }
        return (double) found / bad;
    }

    private static Map<String, Double> golden(String file, Map<String, Double> made) throws IOException {
        if (Boolean.getBoolean("plumbline.update")) {
            StringBuilder text = new StringBuilder("what,value\n");
            made.forEach((name, value) -> text.append(String.format(Locale.ROOT, "%s,%.4f%n", name, value)));
            Path path = Path.of("src", "test", "resources", "golden", file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text.toString().replace("\r\n", "\n"), StandardCharsets.UTF_8);
            return made;
        }
        try (InputStream in = PowerTest.class.getResourceAsStream("/golden/" + file)) {
            Map<String, Double> stored = new LinkedHashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .forEach(line -> stored.put(
                            line.substring(0, line.lastIndexOf(',')),
                            Double.valueOf(line.substring(line.lastIndexOf(',') + 1))));
            assertEquals(made.keySet(), stored.keySet(), () -> "golden/" + file + " lists other cases; write it anew");
            return stored;
        }
    }
}
