package io.plumbline.check;

import io.plumbline.organization.Territory;
import java.util.Map;

/** 并列事实: what a kind may ask for beside the numbers of its own family. */
@FunctionalInterface
public interface Beside {
    /** Nothing stands beside. */
    Beside NOTHING = (indicator, own) -> null;

    /** The number of another indicator for the same organization, level and period; null when there is none. */
    Measure of(String indicator, Measure own);

    /** The latest change of territory, by organization. */
    default Map<String, Territory> changes() {
        return Map.of();
    }

    /** The same numbers, and changes of territory. */
    default Beside withChanges(Map<String, Territory> changes) {
        Beside numbers = this;
        return new Beside() {
            @Override
            public Measure of(String indicator, Measure own) {
                return numbers.of(indicator, own);
            }

            @Override
            public Map<String, Territory> changes() {
                return changes;
            }
        };
    }
}
