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
        this(seed, register, true);
    }

    /** The plan; without causes only what looks like them happens. */
    Plan(long seed, Register register, boolean withCauses) {
        Dice dice = new Dice(seed, "plan");
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
