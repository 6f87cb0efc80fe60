package io.plumbline.examples.city;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance; every part of the district has dice of its own, so that a change in one part leaves the others as they were. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed, String part) {
        random = new SplittableRandom(mix(seed, part));
    }

    private static long mix(long seed, String part) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int i = 0; i < part.length(); i++) {
            hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A normal deviate by the polar method. */
    double normal(double deviation) {
        while (true) {
            double u = between(-1.0, 1.0);
            double v = between(-1.0, 1.0);
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return deviation * u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** A Poisson count, by multiplying uniform numbers; for small means only. */
    int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }

    <T> List<T> shuffled(List<T> of) {
        List<T> order = new ArrayList<>(of);
        for (int i = order.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            T swapped = order.get(i);
            order.set(i, order.get(j));
            order.set(j, swapped);
        }
        return order;
    }
}
