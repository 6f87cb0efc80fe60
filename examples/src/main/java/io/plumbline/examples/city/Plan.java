package io.plumbline.examples.city;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

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

    private final List<Cause> causes = new ArrayList<>();
    private final List<LookAlike> lookAlikes = new ArrayList<>();

    /** A cause to be played out on a share of an organization's records of one month. */
    record Cause(String cause, String check, String organization, YearMonth month, double share) {}

    /** Something that looks like a cause and is none. */
    record LookAlike(String kind, String check, String organization, YearMonth month) {}

    Plan(long seed, Register register) {
        Dice dice = new Dice(seed, "plan");
        List<Organization> bureaus = dice.shuffled(register.muckBureaus());
        List<Organization> streets = dice.shuffled(register.streets().stream()
                .filter(each -> each.kind().equals("street"))
                .toList());
        List<Organization> towns = dice.shuffled(register.streets().stream()
                .filter(each -> each.kind().equals("town"))
                .toList());
        muck(bureaus.get(0).id(), bureaus.get(1).id(), bureaus.get(2).id());
        waste(streets, towns);
        fire(streets);
        rectification(streets, towns);
    }

    private void muck(String first, String second, String third) {
        cause(SKIPS_DISPOSAL, "M05", first, 1, 0.38);
        cause(SKIPS_DISPOSAL, "M05", first, 2, 0.45);
        cause(SKIPS_DISPOSAL, "M05", second, 3, 0.5);
        cause(SKIPS_DISPOSAL, "M05", first, 4, 0.1);
        cause(PLATFORM_DOWN, "M19", third, 4, 1);
        cause(PLATFORM_DOWN, "M19", second, 1, 1);
        cause(PLATFORM_DOWN, "M19", third, 2, 0.2);
        lookAlike(MADE_LATE, "M05", first, 0);
        lookAlike(NO_FENCE, "M05", second, 5);
        lookAlike(NO_TERMINAL, "M05", third, 1);
        lookAlike(STOP_ORDER, "M19", third, 3);
        lookAlike(CLOSED_SEASON, "M19", second, 0);
    }

    private void waste(List<Organization> streets, List<Organization> towns) {
        cause(COPIED_FORWARD, "W01", streets.get(0).id(), 2, 0.9);
        cause(COPIED_FORWARD, "W01", streets.get(0).id(), 3, 0.9);
        cause(COPIED_FORWARD, "W01", streets.get(1).id(), 4, 0.85);
        cause(COPIED_FORWARD, "W01", towns.get(0).id(), 5, 0.9);
        cause(COPIED_FORWARD, "W01", streets.get(2).id(), 1, 0.12);
        lookAlike(HALLS_EMPTY, "W01", streets.get(3).id(), 1);
        lookAlike(BOUNDARY, "W01", streets.get(4).id(), 2);
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

    private void cause(String cause, String check, String organization, int month, double share) {
        causes.add(new Cause(cause, check, organization, FIRST.plusMonths(month), share));
    }

    private void lookAlike(String kind, String check, String organization, int month) {
        lookAlikes.add(new LookAlike(kind, check, organization, FIRST.plusMonths(month)));
    }

    List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>();
        for (int i = 0; i < MONTHS; i++) {
            months.add(FIRST.plusMonths(i));
        }
        return months;
    }

    List<Cause> causes() {
        return causes;
    }

    List<LookAlike> lookAlikes() {
        return lookAlikes;
    }

    /** The share of an organization's records on which a cause is played out in a month; 0 for none. */
    double share(String cause, String organization, YearMonth month) {
        return causes.stream()
                .filter(each -> each.cause().equals(cause)
                        && each.organization().equals(organization)
                        && each.month().equals(month))
                .mapToDouble(Cause::share)
                .sum();
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
