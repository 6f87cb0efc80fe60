package io.plumbline.check;

import static io.plumbline.check.StratifiedMeasures.judge;
import static io.plumbline.check.StratifiedMeasures.measure;
import static io.plumbline.check.StratifiedMeasures.stratified;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.check.Verdict.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an organization with a mix of its own is held against. */
class MixYardstickTest {
    @Test
    void ratesAreHeldAgainstWhatTheirExposureLeadsOneToExpect() {
        List<Measure> family = new ArrayList<>();
        family.add(measure("A", Numbers.JANUARY, new double[] {60, 5}, new double[] {60, 20}, false));
        for (int i = 0; i < 29; i++) {
            family.add(measure("P" + i, Numbers.JANUARY, new double[] {10 + i % 3, 20}, new double[] {20, 100}, false));
        }
        double high = (60 + 29 * 10 + 28) / (60.0 + 29 * 20);
        double small = (5 + 29 * 20) / (20.0 + 29 * 100);
        Verdict verdict = judge("{}", Numbers.rate(), family).get(0);
        double centre = verdict.expected() / (60 * high + 20 * small);
        assertEquals(1, centre, 0.05);
        assertEquals(65 / verdict.expected(), verdict.effect(), 1e-12);
        assertEquals(verdict.expected() / 80, verdict.peerValue(), 1e-12);
    }

    @Test
    void amongFewerThanThirtyAnOrganizationIsNoPartOfItsYardstick() {
        List<Measure> family = new ArrayList<>();
        family.add(measure("A", Numbers.JANUARY, new double[] {60}, new double[] {60}, false));
        for (int i = 0; i < 24; i++) {
            family.add(measure("P" + i, Numbers.JANUARY, new double[] {10}, new double[] {20}, false));
        }
        Mix mix = Mix.of(stratified(Numbers.rate()), family);
        assertEquals(30.0, mix.own(family.get(0)).compared().expected());
    }

    @Test
    void strataWithoutPeersAreLeftOutOfBothSides() {
        List<Measure> family = new ArrayList<>();
        List<Measure.Part> own = List.of(
                new Measure.Part(null, 3, 5), new Measure.Part("alone", 4, 5), new Measure.Part("common", 18, 90));
        family.add(measure("A", Numbers.JANUARY, 25, 100, 100, own));
        for (int i = 0; i < 24; i++) {
            family.add(measure("P" + i, Numbers.JANUARY, 10, 100, 100, List.of(new Measure.Part("common", 10, 100))));
        }
        Mix.Own found = Mix.of(stratified(Numbers.share()), family).own(family.get(0));
        assertEquals(new Sample(true, 18, 90), found.compared().sample());
        assertEquals(9.0, found.compared().expected(), 1e-12);
        assertEquals(0.1, found.outside(), 1e-12);
        assertEquals(2.25, found.within(), 1e-12);
        assertEquals(0.1, judge("{}", Numbers.share(), family).get(0).standard().outside(), 1e-12);
    }

    @Test
    void whereMoreThanAFifthHasNoPeersNothingIsSaid() {
        List<Measure> family = new ArrayList<>();
        family.add(measure(
                "A",
                Numbers.JANUARY,
                50,
                100,
                100,
                List.of(new Measure.Part(null, 25, 25), new Measure.Part("common", 25, 75))));
        for (int i = 0; i < 24; i++) {
            family.add(measure("P" + i, Numbers.JANUARY, 10, 100, 100, List.of(new Measure.Part("common", 10, 100))));
        }
        Verdict verdict = judge("{}", Numbers.share(), family).get(0);
        assertEquals(State.NOT_JUDGEABLE, verdict.state());
        assertEquals("25 % in strata that are not known or without peers, at most 20 %", verdict.reason());
    }

    @Test
    void tooManyStrataAreNotComparedRatherThanJudgedWithoutThem() {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            family.add(measure("P" + i, Numbers.JANUARY, i == 0 ? 60 : 10, 100, 100, null));
        }
        Verdict verdict = judge("{}", Numbers.share(), family).get(0);
        assertEquals(State.NOT_JUDGEABLE, verdict.state());
        assertEquals("more strata than can be compared", verdict.reason());
    }
}
