package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An example to copy: thirty streets, four months, how many of their cases were closed late. */
class ScreeningExampleTest {
    @Test
    void screensPlainArrays() {
        int streets = 30;
        int months = 4;
        String[] organization = new String[streets * months];
        String[] period = new String[streets * months];
        double[] late = new double[streets * months];
        double[] all = new double[streets * months];
        for (int i = 0; i < organization.length; i++) {
            int street = i / months;
            organization[i] = "street " + street;
            period[i] = "2026-0" + (1 + i % months);
            all[i] = 200 + 10 * street;
            late[i] = Math.rint(all[i] * (street == 13 ? 0.31 : 0.08 + 0.001 * street));
        }
        late[5] = Double.NaN; // not reported: never 0

        Observations numbers = Observations.shares(organization, period, late, all);
        Screening screening = Screening.of(numbers, ScreenCriterion.usual(Direction.HIGH));

        List<String> flagged = new ArrayList<>();
        for (Screened one : screening.results()) {
            if (one.state() == Screened.State.FLAGGED) {
                flagged.add(one.organization() + " in " + one.period());
            }
        }
        assertEquals(
                List.of("street 13 in 2026-01", "street 13 in 2026-02", "street 13 in 2026-03", "street 13 in 2026-04"),
                flagged);
    }
}
