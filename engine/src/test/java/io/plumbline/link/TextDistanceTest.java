package io.plumbline.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDistanceTest {
    /** The strings of W. E. Winkler's papers and their published similarities, to three places. */
    @ParameterizedTest
    @CsvSource({
        "shackleford,shackelford,0.982",
        "dunningham,cunnigham,0.896",
        "nichleson,nichulson,0.956",
        "jones,johnson,0.832",
        "massey,massie,0.933",
        "abroms,abrams,0.922",
        "martha,marhta,0.961",
        "dwayne,duane,0.840",
        "dixon,dicksonx,0.813",
        "julies,julius,0.933",
        "tanya,tonya,0.880",
        "sean,susan,0.805",
        "jon,john,0.933",
        "jon,jan,0.800"
    })
    void jaroWinklerIsAsPublished(String one, String other, double published) {
        assertEquals(published, new JaroWinkler().similarity(one, other), 0.0006);
        assertEquals(published, new JaroWinkler().similarity(other, one), 0.0006);
    }

    @Test
    void jaroWinklerReadsCodePointsAndAnyLength() {
        JaroWinkler likeness = new JaroWinkler();
        assertEquals(1, likeness.similarity("", ""));
        assertEquals(0, likeness.similarity("", "路"));
        assertEquals(1, likeness.similarity("学院路".repeat(60), "学院路".repeat(60)));
        assertEquals(likeness.similarity("abcd", "abxd"), likeness.similarity("𠀀𠀁𠀂𠀃", "𠀀𠀁x𠀃"), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "kitten,sitting,3",
        "smith,smiht,1",
        "ca,abc,3",
        "abc,abc,0",
        "19560409,19560490,1",
        "'',ab,2",
        "ab,ba,1"
    })
    void editsCountExchangedNeighboursOnce(String one, String other, int edits) {
        assertEquals(edits, new EditDistance(5).between(one, other));
    }

    @Test
    void editsBeyondTheMostAreNotToldApartAndOthersAreExact() {
        Random random = new Random(7);
        EditDistance exact = new EditDistance(50);
        EditDistance bounded = new EditDistance(2);
        for (int i = 0; i < 20_000; i++) {
            String one = text(random);
            String other = text(random);
            int distance = byDefinition(one, other);
            assertEquals(distance, exact.between(one, other), one + " " + other);
            assertEquals(Math.min(3, distance), bounded.between(one, other), one + " " + other);
        }
        assertEquals(1, bounded.between("x".repeat(300), "x".repeat(301)));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(9);
        for (int i = 0; i < length; i++) {
            text.append((char) ('a' + random.nextInt(3)));
        }
        return text.toString();
    }

    /** Optimal string alignment written down as its recurrence. */
    private static int byDefinition(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + same, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
