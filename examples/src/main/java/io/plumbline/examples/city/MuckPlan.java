package io.plumbline.examples.city;

import java.util.List;

/** What is going to happen to muck transport in one district: at three bureaus, the first named first. */
final class MuckPlan {
    static final String TWIN_PLATE = "two_trucks_under_one_plate";
    static final String BOOKED_TOGETHER = "trips_booked_together";
    static final String UNLICENSED = "trucks_without_permit";
    static final String LAPSED = "permits_lapsed";
    static final String SOIL_MISSING = "soil_goes_missing";

    static final String CAMERA_DOWN = "camera_down";
    static final String FOREIGN_TRUCKS = "trucks_of_another_district";
    static final String RENEWED_LATE = "permit_renewed_late_in_file";
    static final String NOT_FINISHED = "project_not_finished";
    static final String BACKFILLED = "soil_used_on_site";
    static final String BEGUN_BEFORE = "project_begun_before_the_data";

    private final Plan plan;
    private final String first;
    private final String second;
    private final String third;

    private MuckPlan(Plan plan, List<Organization> bureaus) {
        this.plan = plan;
        first = bureaus.get(0).id();
        second = bureaus.get(1).id();
        third = bureaus.get(2).id();
    }

    static void plant(Plan plan, List<Organization> bureaus) {
        MuckPlan muck = new MuckPlan(plan, bureaus);
        muck.arrivals();
        muck.trips();
        muck.permits();
        muck.projects();
    }

    private void arrivals() {
        plan.cause(Plan.SKIPS_DISPOSAL, "M05", first, 1, 0.38);
        plan.cause(Plan.SKIPS_DISPOSAL, "M05", first, 2, 0.45);
        plan.cause(Plan.SKIPS_DISPOSAL, "M05", second, 3, 0.5);
        plan.cause(Plan.SKIPS_DISPOSAL, "M05", first, 4, 0.1);
        plan.cause(Plan.SKIPS_DISPOSAL, "M05", third, 0, 0.05);
        plan.cause(Plan.SKIPS_DISPOSAL, "M05", second, 2, 0.15);
        plan.cause(Plan.SKIPS_DISPOSAL, "M05", second, 4, 0.2);
        plan.cause(Plan.PLATFORM_DOWN, "M19", third, 4, 1);
        plan.cause(Plan.PLATFORM_DOWN, "M19", second, 1, 1);
        plan.cause(Plan.PLATFORM_DOWN, "M19", first, 5, 0.2);
        plan.lookAlike(Plan.MADE_LATE, "M05", first, 0);
        plan.lookAlike(Plan.NO_FENCE, "M05", second, 5);
        plan.lookAlike(Plan.NO_TERMINAL, "M05", third, 1);
        plan.lookAlike(Plan.STOP_ORDER, "M19", third, 3);
        plan.lookAlike(Plan.CLOSED_SEASON, "M19", second, 0);
    }

    private void trips() {
        plan.cause(TWIN_PLATE, "M03", third, 0, 0.4);
        plan.cause(TWIN_PLATE, "M03", first, 3, 0.38);
        plan.cause(TWIN_PLATE, "M03", second, 5, 0.45);
        plan.cause(TWIN_PLATE, "M03", first, 0, 0.05);
        plan.cause(TWIN_PLATE, "M03", second, 2, 0.1);
        plan.cause(TWIN_PLATE, "M03", third, 5, 0.15);
        plan.cause(TWIN_PLATE, "M03", second, 4, 0.2);
        plan.lookAlike(CAMERA_DOWN, "M03", first, 5);
        plan.lookAlike(Plan.MADE_LATE, "M03", first, 4);
        plan.cause(BOOKED_TOGETHER, "M04", third, 1, 0.42);
        plan.cause(BOOKED_TOGETHER, "M04", second, 2, 0.48);
        plan.cause(BOOKED_TOGETHER, "M04", third, 5, 0.42);
        plan.cause(BOOKED_TOGETHER, "M04", first, 2, 0.05);
        plan.cause(BOOKED_TOGETHER, "M04", first, 3, 0.1);
        plan.cause(BOOKED_TOGETHER, "M04", second, 4, 0.15);
        plan.cause(BOOKED_TOGETHER, "M04", third, 0, 0.2);
        plan.lookAlike(Plan.MADE_LATE, "M04", first, 0);
        plan.lookAlike(Plan.MADE_LATE, "M04", first, 4);
    }

    private void permits() {
        for (String check : List.of("M07", "M08")) {
            plan.cause(LAPSED, check, first, 1, 0.5);
            plan.cause(LAPSED, check, second, 5, 0.55);
            plan.cause(LAPSED, check, third, 0, 0.06);
            plan.cause(LAPSED, check, second, 2, 0.12);
            plan.cause(LAPSED, check, first, 4, 0.18);
            plan.cause(LAPSED, check, third, 2, 0.24);
            plan.lookAlike(RENEWED_LATE, check, second, 4);
        }
        plan.cause(UNLICENSED, "M07", first, 5, 0.4);
        plan.cause(UNLICENSED, "M07", second, 3, 0.45);
        plan.cause(UNLICENSED, "M07", first, 0, 0.05);
        plan.cause(UNLICENSED, "M07", third, 1, 0.1);
        plan.cause(UNLICENSED, "M07", third, 5, 0.15);
        plan.cause(UNLICENSED, "M07", first, 3, 0.2);
        plan.lookAlike(FOREIGN_TRUCKS, "M07", first, 2);
    }

    private void projects() {
        plan.cause(SOIL_MISSING, "M01", first, 2, 0.5);
        plan.cause(SOIL_MISSING, "M01", second, 4, 0.5);
        plan.cause(SOIL_MISSING, "M01", third, 2, 0.5);
        plan.cause(SOIL_MISSING, "M01", first, 3, 0.05);
        plan.cause(SOIL_MISSING, "M01", second, 2, 0.1);
        plan.cause(SOIL_MISSING, "M01", first, 4, 0.15);
        plan.cause(SOIL_MISSING, "M01", third, 5, 0.2);
        plan.lookAlike(NOT_FINISHED, "M01", first, 5);
        plan.lookAlike(BACKFILLED, "M01", second, 5);
        plan.lookAlike(BEGUN_BEFORE, "M01", third, 1);
    }
}
