package io.plumbline.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClustersTest {
    private static Edges edges(long[][] pairs) {
        Edges edges = new Edges();
        Arrays.stream(pairs).forEach(pair -> edges.add(pair[0], pair[1], pair[2], Edges.SCORED));
        return edges;
    }

    private static Clusters joined(Edges edges) {
        Clusters clusters = new Clusters(edges.ends(), 1_000);
        for (int edge : edges.surestFirst()) {
            assertNull(clusters.join(edges.left(edge), edges.right(edge)));
        }
        return clusters;
    }

    private static long[][] randomGraph(Random random, int records, int links) {
        return IntStream.range(0, links)
                .mapToObj(
                        i -> new long[] {random.nextInt(records), records + random.nextInt(records), random.nextInt(9)})
                .toArray(long[][]::new);
    }

    /** Every record's least fellow, by spreading the least number until nothing changes. */
    private static long[] spread(long[] records, long[][] pairs, int without) {
        long[] least = records.clone();
        for (boolean moved = true; moved; ) {
            moved = false;
            for (int e = 0; e < pairs.length; e++) {
                int one = Arrays.binarySearch(records, pairs[e][0]);
                int other = Arrays.binarySearch(records, pairs[e][1]);
                if (e != without && least[one] != least[other]) {
                    least[one] = least[other] = Math.min(least[one], least[other]);
                    moved = true;
                }
            }
        }
        return least;
    }

    @Test
    void clustersAndBridgesOfRandomGraphsAreThoseOfTheirDefinition() {
        for (int seed = 0; seed < 200; seed++) {
            long[][] pairs = randomGraph(new Random(seed), 20, 5 + seed % 30);
            Edges edges = edges(pairs);
            Clusters clusters = joined(edges);
            long[] records = clusters.records();
            long[] least = spread(records, pairs, -1);
            assertArrayEquals(
                    least,
                    IntStream.range(0, records.length).mapToLong(clusters::lead).toArray(),
                    "graph " + seed);
            boolean[] linked = new boolean[pairs.length];
            Arrays.fill(linked, true);
            List<Integer> bridges = new ArrayList<>();
            for (int e = 0; e < pairs.length; e++) {
                long[] apart = spread(records, pairs, e);
                long one = apart[Arrays.binarySearch(records, pairs[e][0])];
                long other = apart[Arrays.binarySearch(records, pairs[e][1])];
                long here = Arrays.stream(apart).filter(lead -> lead == one).count();
                long there = Arrays.stream(apart).filter(lead -> lead == other).count();
                if (one != other && here > 1 && there > 1) {
                    bridges.add(e);
                }
            }
            assertEquals(new TreeSet<>(bridges), new TreeSet<>(Bridges.of(edges, clusters, linked)), "graph " + seed);
        }
    }

    @Test
    void whatIsKnownToBeDifferentNeverComesTogether() {
        Clusters clusters = new Clusters(new long[] {1, 2, 3, 4}, 100);
        clusters.keepApart(1, 4);
        assertNull(clusters.join(1, 2));
        assertNull(clusters.join(3, 4));
        assertEquals(Clusters.Refusal.APART, clusters.join(2, 3));
    }

    @Test
    void aClusterHasOneValueOfADistinctColumn() {
        Clusters clusters = new Clusters(new long[] {1, 2, 3}, 100);
        clusters.keepDistinct(0, 1, 7);
        clusters.keepDistinct(0, 3, 8);
        assertNull(clusters.join(1, 2));
        assertEquals(Clusters.Refusal.CONFLICT, clusters.join(2, 3));
    }

    @Test
    void aClusterGrowsToItsCapOnly() {
        Clusters clusters = new Clusters(new long[] {1, 2, 3, 4}, 3);
        assertNull(clusters.join(1, 2));
        assertNull(clusters.join(2, 3));
        assertEquals(Clusters.Refusal.TOO_LARGE, clusters.join(3, 4));
        assertNull(clusters.join(1, 3));
    }

    @Test
    void oneToOneTakesTheSurestAndNoneOfEquals() {
        String[] refused = BestPartners.refused(
                edges(new long[][] {{1, 11, 9}, {1, 12, 8}, {2, 12, 7}, {3, 13, 6}, {3, 14, 6}, {4, 13, 5}}));
        assertArrayEquals(
                new String[] {null, BestPartners.TAKEN, null, BestPartners.TIE, BestPartners.TIE, BestPartners.TAKEN},
                refused);
    }

    @Test
    void aClusterKeepsTheIdOfMostOfItsRecordsAndTheRestIsLogged() {
        Identities identities = new Identities(Map.of(1L, "a", 2L, "a", 3L, "a", 4L, "b", 5L, "b"));
        Map<Long, List<Long>> clusters = Map.of(1L, List.of(1L), 2L, List.of(2L, 3L, 4L, 5L), 6L, List.of(6L, 7L));
        Map<Long, String> ids = identities.of(clusters);
        assertEquals("a", ids.get(2L));
        assertEquals(Identities.alone(1), ids.get(1L));
        assertEquals(Identities.alone(6), ids.get(6L));
        assertEquals(
                List.of("a " + Identities.alone(1) + " split 1", "b a merged 2"),
                identities.changes(clusters).stream()
                        .map(row ->
                                row.getString(0) + " " + row.getString(1) + " " + row.getString(2) + " " + row.get(3))
                        .toList());
    }

    @Test
    void anIdThatAnotherHoldsIsNotGivenTwice() {
        String first = Identities.alone(1);
        Identities identities = new Identities(Map.of(1L, first, 2L, first, 3L, first));
        Map<Long, String> ids = identities.of(Map.of(1L, List.of(1L), 2L, List.of(2L, 3L)));
        assertEquals(first, ids.get(2L));
        assertEquals(2, new TreeSet<>(ids.values()).size());
    }
}
