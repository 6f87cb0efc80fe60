package io.plumbline.examples.city;

import java.util.List;

/** What is going to happen to household waste in one district. */
final class WastePlan {
    static final String SKIPPED = "compounds_skipped";

    static final String BY_BARROW = "hauled_by_barrow";
    static final String NIGHT_RUN = "run_across_midnight";
    static final String WIDE_COMPOUND = "compound_wider_than_its_circle";
    static final String TRUCK_DARK = "collecting_truck_without_terminal";

    private WastePlan() {}

    static void plant(Plan plan, List<Organization> streets, List<Organization> towns) {
        plan.cause(Plan.COPIED_FORWARD, "W01", streets.get(0).id(), 2, 0.9);
        plan.cause(Plan.COPIED_FORWARD, "W01", streets.get(0).id(), 3, 0.9);
        plan.cause(Plan.COPIED_FORWARD, "W01", streets.get(1).id(), 4, 0.85);
        plan.cause(Plan.COPIED_FORWARD, "W01", towns.get(0).id(), 5, 0.9);
        plan.cause(Plan.COPIED_FORWARD, "W01", streets.get(2).id(), 1, 0.12);
        plan.lookAlike(Plan.HALLS_EMPTY, "W01", streets.get(3).id(), 1);
        plan.lookAlike(Plan.BOUNDARY, "W01", streets.get(4).id(), 2);
        plan.cause(Plan.COPIED_FORWARD, "W01", streets.get(6).id(), 3, 0.05);
        plan.cause(Plan.COPIED_FORWARD, "W01", streets.get(7).id(), 4, 0.2);
        plan.cause(SKIPPED, "W07", streets.get(1).id(), 1, 0.4);
        plan.cause(SKIPPED, "W07", streets.get(1).id(), 2, 0.4);
        plan.cause(SKIPPED, "W07", streets.get(6).id(), 4, 0.35);
        plan.cause(SKIPPED, "W07", towns.get(1).id(), 3, 0.45);
        plan.cause(SKIPPED, "W07", streets.get(0).id(), 0, 0.05);
        plan.cause(SKIPPED, "W07", streets.get(2).id(), 3, 0.1);
        plan.cause(SKIPPED, "W07", streets.get(5).id(), 2, 0.15);
        plan.cause(SKIPPED, "W07", towns.get(2).id(), 4, 0.2);
        plan.lookAlike(NIGHT_RUN, "W07", streets.get(3).id(), 2);
        plan.lookAlike(BY_BARROW, "W07", streets.get(8).id(), 1);
        plan.lookAlike(TRUCK_DARK, "W07", streets.get(7).id(), 3);
        plan.lookAlike(Plan.BOUNDARY, "W07", streets.get(4).id(), 1);
        plan.lookAlike(WIDE_COMPOUND, "W07", towns.get(0).id(), 2);
    }
}
