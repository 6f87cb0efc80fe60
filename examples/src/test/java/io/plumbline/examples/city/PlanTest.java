package io.plumbline.examples.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void aDistrictWithoutCausesHasTheSameLookAlikes() {
        Register register = new Register(Scale.DEMO);
        Plan with = new Plan(3, register, true);
        Plan without = new Plan(3, register, false);
        assertTrue(with.causes().size() > 50, () -> "causes " + with.causes().size());
        assertEquals(List.of(), without.causes());
        assertEquals(with.lookAlikes(), without.lookAlikes());
    }

    @Test
    void everyDistrictHasCausesOfItsOwn() {
        Register two = new Register(new Scale(2));
        assertEquals(2, two.districts().size());
        assertEquals(
                2 * new Plan(3, new Register(Scale.DEMO), true).causes().size(),
                new Plan(3, two, true).causes().size());
    }

    @Test
    void noNameIsBorneTwiceAmongTenDistricts() {
        List<String> names = new Register(new Scale(10))
                .all().stream().map(Organization::name).toList();
        assertEquals(names.size(), names.stream().distinct().count());
    }

    @Test
    void refusesAScaleBeyondTenDistricts() {
        assertEquals(
                "scale 11.0 is not between 0.02 and 10",
                assertThrows(IllegalArgumentException.class, () -> new Scale(11))
                        .getMessage());
    }

    @Test
    void aDistrictAtScaleOneHasMoreThanSixTimesWhatTheDemoHas() {
        assertEquals(40, Scale.DEMO.times(40));
        assertEquals(267, new Scale(1).times(40));
        assertEquals(267, new Scale(10).times(40));
        assertEquals(1, new Scale(0.02).times(3));
    }
}
