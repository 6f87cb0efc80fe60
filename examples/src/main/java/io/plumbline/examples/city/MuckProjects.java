package io.plumbline.examples.city;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 工程消纳备案: what the projects' filings say is dug, against what trucks really take away. */
final class MuckProjects {
    /** Surveys and conversions are right within some percent. */
    private static final double SURVEY = 0.05;

    private final Map<String, Double> carried = new LinkedHashMap<>();
    private final Map<String, MuckSites.Dig> shorts = new LinkedHashMap<>();
    private final MuckSites sites;
    private final Plan plan;
    private final Register register;
    private final Dice dice;

    MuckProjects(long seed, Register register, Plan plan, MuckSites sites) {
        this.register = register;
        this.plan = plan;
        this.sites = sites;
        dice = new Dice(seed, "projects");
        for (Organization bureau : register.muckBureaus()) {
            sites.shorts(bureau.id()).forEach(each -> shorts.put(each.site().id(), each));
        }
    }

    /** The project that lasts some weeks on a site; null for the others. */
    MuckSites.Dig shortOn(MuckSites.Site site) {
        return shorts.get(site.id());
    }

    /** A load leaves, whatever becomes of it. */
    void carry(MuckSites.Site site, double tons) {
        carried.merge(site.id(), tons, Double::sum);
    }

    Rows table(People people) {
        Rows rows = new Rows(
                "工程编号", "工程名称", "建设单位信用代码", "工程状态", "产生量(吨)", "回填利用量(吨)", "出土开始日期", "出土完成日期", "备案机关", "经办人", "经办人电话");
        List<People.Person> clerks = people.persons(5);
        for (Organization bureau : register.muckBureaus()) {
            for (MuckSites.Site site : sites.projects(bureau.id())) {
                row(rows, site, "在建", 2.2, null, LocalDate.of(2025, 9, 1), null, dice.pick(clerks));
            }
            sites.shorts(bureau.id()).forEach(each -> row(rows, each, dice.pick(clerks)));
        }
        return rows;
    }

    private void row(Rows rows, MuckSites.Dig each, People.Person clerk) {
        String bureau = each.site().bureau().id();
        if (plan.looksLike(MuckPlan.NOT_FINISHED, bureau, each.month())) {
            row(rows, each.site(), "在建", 2.1, null, each.from(), null, clerk);
        } else if (plan.looksLike(MuckPlan.BEGUN_BEFORE, bureau, each.month())) {
            row(rows, each.site(), "已完工", 1.9, null, LocalDate.of(2025, 10, 20), each.to(), clerk);
        } else {
            double reuse = plan.looksLike(MuckPlan.BACKFILLED, bureau, each.month()) ? 0.45 : 0;
            row(rows, each.site(), "已完工", 1 / (1 - reuse), reuse, each.from(), each.to(), clerk);
        }
    }

    private void row(
            Rows rows,
            MuckSites.Site site,
            String state,
            double times,
            Double reuse,
            LocalDate from,
            LocalDate to,
            People.Person clerk) {
        double generated =
                StrictMath.rint(carried.getOrDefault(site.id(), 0.0) * times * (1 + dice.between(-SURVEY, SURVEY)));
        rows.add(
                site.id(),
                site.name() + "土方工程",
                "91990101MA1" + site.id().substring(2) + "0X",
                state,
                generated,
                reuse == null || reuse == 0 ? null : StrictMath.rint(generated * reuse),
                from,
                to,
                site.bureau().name(),
                clerk.name(),
                clerk.phone());
    }
}
