package io.plumbline.examples.city;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is going to happen where: the causes, and what looks like them and is none. The seed decides which organizations. */
final class Plan {
    static final YearMonth FIRST = YearMonth.of(2026, 1);
    static final int MONTHS = 6;

    static final String SKIPS_DISPOSAL = "skips_disposal";
    static final String PLATFORM_DOWN = "platform_down";
    static final String COPIED_FORWARD = "copied_forward";
    static final String CLOSED_AT_DESK = "closed_at_desk";
    static final String GOES_ON = "goes_on_after_closing";

    static final String MADE_LATE = "lawful_late_manifest";
    static final String NO_FENCE = "site_without_fence";
    static final String NO_TERMINAL = "truck_without_terminal";
    static final String STOP_ORDER = "stop_order";
    static final String CLOSED_SEASON = "closed_season";
    static final String DILIGENT = "diligent_street";
    static final String BOUNDARY = "compound_on_boundary";
    static final String HALLS_EMPTY = "halls_empty_in_holidays";
    static final String COMPLAINT_BEFORE = "complaint_before_closing";

    static final String CLOSED_BY_PHONE = "closed_by_phone";
    static final String ANSWERS_LATE = "answers_late";
    static final String LEAVES_UNDONE = "leaves_undone";
    static final String RENTED_AS_VACANT = "rented_as_vacant";
    static final String PARTITIONS_BACK = "partitions_back";
    static final String NOT_ENTERED = "failed_test_not_entered";
    static final String STREET_NOT_WALKED = "street_not_walked";
    static final String WORKS_AT_HOME = "works_at_home";

    static final String AT_DEADLINE = "closed_at_deadline";
    static final String SWEEPS_FOR_VISIT = "sweeps_for_visit";

    static final String CLOSING_MEETING = "closing_meeting";
    static final String WEATHER_BURST = "weather_burst";
    static final String OUTSIDE_POWERS = "matter_outside_powers";
    static final String RENOVATION = "renovation_in_vacant_homes";
    static final String SAME_TOWER = "complaints_about_same_tower";
    static final String RETEST_PENDING = "retest_pending";
    static final String CLUSTER = "cluster_registered_address";

    /** Shares of causes too weak to be called strong: what a check sees of them is told beside what it says it could see. */
    private static final double[] WEAK = {0.05, 0.1, 0.15, 0.2};

    private final List<Cause> causes = new ArrayList<>();
    private final List<LookAlike> lookAlikes = new ArrayList<>();
    private final Map<String, LocalDate> visited = new TreeMap<>();
    private final Map<String, Organization> changing = new TreeMap<>();

    /** A cause to be played out on a share of an organization's records of one month. */
    record Cause(String cause, String check, String organization, YearMonth month, double share) {}

    /** Something that looks like a cause and is none. */
    record LookAlike(String kind, String check, String organization, YearMonth month) {}

    Plan(long seed, Register register) {
        this(seed, register, true);
    }

    /** The plan; without causes only what looks like them happens. */
    Plan(long seed, Register register, boolean withCauses) {
        Dice dice = new Dice(seed, "plan");
        register.all().stream().filter(each -> each.later() != null).forEach(each -> changing.put(each.id(), each));
        register.districts().forEach(district -> district(register, district.id(), dice));
        if (!withCauses) {
            causes.clear();
        }
    }

    private void district(Register register, String district, Dice dice) {
        List<Organization> own = register.all().stream()
                .filter(each -> district.equals(each.parent()))
                .toList();
        List<Organization> bureaus = dice.shuffled(own.stream()
                .filter(each -> "urban-management".equals(each.sector()))
                .toList());
        List<Organization> streets = dice.shuffled(
                own.stream().filter(each -> each.kind().equals("street")).toList());
        List<Organization> towns = dice.shuffled(
                own.stream().filter(each -> each.kind().equals("town")).toList());
        MuckPlan.plant(this, bureaus);
        WastePlan.plant(this, streets, towns);
        fire(streets);
        rectification(streets, towns);
        List<Organization> all = new ArrayList<>(streets);
        all.addAll(towns);
        hotline(dice.shuffled(streets), towns);
        housing(dice.shuffled(all));
        places(dice.shuffled(all));
        List<Organization> shuffled = dice.shuffled(all);
        strong(AT_DEADLINE, "R05", shuffled, 0, 0.85);
        weak(AT_DEADLINE, "R05", shuffled, 3);
        lookAlike(CLOSING_MEETING, "R05", shuffled.get(5).id(), 3);
        visits(shuffled);
    }

    /** Half of the streets and towns are visited in March, April or May; three of them sweep for it. */
    private void visits(List<Organization> all) {
        for (int i = 0; i < 6; i++) {
            visited.put(all.get(i).id(), FIRST.plusMonths(2 + i % 3).atDay(6 + i));
            if (i < 3) {
                cause(SWEEPS_FOR_VISIT, "R09", all.get(i).id(), 2 + i % 3, 0.7);
            }
        }
        cause(SWEEPS_FOR_VISIT, "R09", all.get(3).id(), 2, 0.2);
    }

    /** Three towns are too few to be each other's peers: what is compared with peers happens in streets. */
    private void hotline(List<Organization> streets, List<Organization> towns) {
        strong(CLOSED_BY_PHONE, "C01", streets, 0, 0.5);
        strong(ANSWERS_LATE, "C08", streets, 3, 0.5);
        strong(LEAVES_UNDONE, "C09", streets, 6, 0.62);
        strong(LEAVES_UNDONE, "C10", streets, 6, 0.62);
        weak(CLOSED_BY_PHONE, "C01", streets, 7);
        weak(ANSWERS_LATE, "C08", streets, 0);
        lookAlike(WEATHER_BURST, "C01", streets.get(1).id(), 0);
        lookAlike(WEATHER_BURST, "C01", streets.get(6).id(), 2);
        lookAlike(OUTSIDE_POWERS, "C01", towns.get(2).id(), 3);
        lookAlike(OUTSIDE_POWERS, "C01", streets.get(5).id(), 3);
    }

    private void housing(List<Organization> all) {
        strong(RENTED_AS_VACANT, "H03", all, 0, 0.6);
        strong(PARTITIONS_BACK, "H06", all, 3, 0.5);
        weak(RENTED_AS_VACANT, "H03", all, 6);
        weak(PARTITIONS_BACK, "H06", all, 7);
        lookAlike(RENOVATION, "H03", all.get(10).id(), 2);
        lookAlike(SAME_TOWER, "H06", all.get(11).id(), 3);
    }

    private void places(List<Organization> all) {
        strong(NOT_ENTERED, "F01", all, 0, 0.55);
        strong(STREET_NOT_WALKED, "F11", all, 3, 0.45);
        strong(WORKS_AT_HOME, "F12", all, 6, 0.5);
        weak(NOT_ENTERED, "F01", all, 3);
        weak(STREET_NOT_WALKED, "F11", all, 6);
        weak(WORKS_AT_HOME, "F12", all, 0);
        lookAlike(RETEST_PENDING, "F01", all.get(10).id(), 1);
        lookAlike(CLUSTER, "F11", all.get(11).id(), 2);
        lookAlike(CLUSTER, "F12", all.get(11).id(), 2);
    }

    /** Three organizations, each in a month of its own and the first in two. */
    private void strong(String cause, String check, List<Organization> all, int first, double share) {
        cause(cause, check, all.get(first).id(), 1, share);
        cause(cause, check, all.get(first).id(), 2, share);
        cause(cause, check, all.get(first + 1).id(), 3, share);
        cause(cause, check, all.get(first + 2).id(), 4, share);
    }

    private void weak(String cause, String check, List<Organization> all, int first) {
        for (int i = 0; i < WEAK.length; i++) {
            cause(cause, check, all.get(first + i % 2).id(), i + (i % 2 == 0 ? 0 : 2), WEAK[i]);
        }
    }

    private void fire(List<Organization> streets) {
        cause(CLOSED_AT_DESK, "F08", streets.get(5).id(), 0, 0.55);
        cause(CLOSED_AT_DESK, "F08", streets.get(5).id(), 1, 0.55);
        cause(CLOSED_AT_DESK, "F08", streets.get(1).id(), 2, 0.6);
        cause(CLOSED_AT_DESK, "F08", streets.get(6).id(), 0, 0.15);
        for (int month = 0; month < 3; month++) {
            lookAlike(DILIGENT, "F08", streets.get(7).id(), month);
        }
    }

    private void rectification(List<Organization> streets, List<Organization> towns) {
        cause(GOES_ON, "R01", streets.get(5).id(), 2, 0.5);
        cause(GOES_ON, "R01", streets.get(8).id(), 1, 0.5);
        cause(GOES_ON, "R01", towns.get(1).id(), 3, 0.5);
        cause(GOES_ON, "R01", streets.get(3).id(), 2, 0.12);
        lookAlike(COMPLAINT_BEFORE, "R01", streets.get(7).id(), 1);
    }

    void cause(String cause, String check, String organization, int month, double share) {
        causes.add(new Cause(cause, check, organization, FIRST.plusMonths(month), share));
    }

    void lookAlike(String kind, String check, String organization, int month) {
        lookAlikes.add(new LookAlike(kind, check, organization, FIRST.plusMonths(month)));
    }

    List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            months.add(FIRST.plusMonths(i));
        }
        return months;
    }

    /** The id of an organization in a month, which is another after its territory has changed. */
    String called(String organization, YearMonth month) {
        Organization changes = changing.get(organization);
        return changes == null ? organization : changes.on(month.atDay(1)).id();
    }

    /** Who is visited, from which day on, each for ten days. */
    Map<String, LocalDate> visited() {
        return visited;
    }

    List<Cause> causes() {
        return causes;
    }

    List<LookAlike> lookAlikes() {
        return lookAlikes;
    }

    /** The share of an organization's records on which a cause is played out in a month, whichever check is to find it; 0 for none. */
    double share(String cause, String organization, YearMonth month) {
        return causes.stream()
                .filter(each -> each.cause().equals(cause)
                        && each.organization().equals(organization)
                        && each.month().equals(month))
                .mapToDouble(Cause::share)
                .max()
                .orElse(0);
    }

    boolean looksLike(String kind, String organization, YearMonth month) {
        return lookAlikes.stream()
                .anyMatch(each -> each.kind().equals(kind)
                        && each.organization().equals(organization)
                        && each.month().equals(month));
    }

    /** The organizations to which a look-alike of the kind happens in any month. */
    boolean everLooksLike(String kind, String organization) {
        return lookAlikes.stream()
                .anyMatch(
                        each -> each.kind().equals(kind) && each.organization().equals(organization));
    }
}
