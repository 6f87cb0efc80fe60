package io.plumbline.cli;

import io.plumbline.screen.ScreenFile;
import io.plumbline.screen.ScreenRun;
import io.plumbline.source.Conservation;
import io.plumbline.stats.GroupSpread;
import io.plumbline.stats.OwnShift;
import io.plumbline.stats.Screened;
import io.plumbline.stats.Screened.State;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** The page that a screening prints: what was read, what was judged, how far apart peers lie, and what stands out most. */
final class ScreenPage {
    private static final int SHOWN = 8;

    private final ScreenRun run;
    private final ScreenFile file;
    private final Language language;

    ScreenPage(ScreenRun run, ScreenFile file, Language language) {
        this.run = run;
        this.file = file;
        this.language = language;
    }

    void print(PrintWriter out, double seconds) {
        rows(out, seconds);
        answers(out);
        spreads(out);
        findings(out);
        changes(out);
        shifts(out);
        silence(out);
        out.println();
        say(
                out,
                "结果在 %s：results、shifts、spreads（csv 与 parquet），quarantine.csv，conservation.csv",
                "tables in %s: results, shifts, spreads (csv and parquet), quarantine.csv, conservation.csv",
                file.out());
        say(
                out,
                "提示是值得去看的地方，不是结论；q 不是有问题的概率。",
                "A flag is a place to look, not a finding; q is not the probability of guilt.");
    }

    private void say(PrintWriter out, String zh, String en, Object... arguments) {
        out.println(String.format(Locale.ROOT, language.say(zh, en), arguments));
    }

    private void rows(PrintWriter out, double seconds) {
        long[] sums = new long[5];
        List<String> names = List.of("read", "accepted", "quarantined", "duplicate", "ignored");
        for (Row row : run.conservation()) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += row.getLong(Conservation.SCHEMA.fieldIndex(names.get(i)));
            }
        }
        say(out, "%s · %.1f 秒", "%s · %.1f s", file.file(), seconds);
        say(
                out,
                "读入 %d 行：采用 %d，隔离 %d，重复 %d，非记录 %d",
                "%d rows read: %d accepted, %d quarantined, %d duplicate, %d no records",
                sums[0],
                sums[1],
                sums[2],
                sums[3],
                sums[4]);
        run.conservation().stream()
                .filter(row -> row.getString(3).equals("failed"))
                .forEach(row -> say(out, "  未能读取 %s：%s", "  not read: %s: %s", row.get(2), row.get(4)));
        Reasons.most(run.quarantine().stream().map(row -> row.getString(4)).toList())
                .forEach(one -> out.println("  " + one.getValue() + " × " + shortened(one.getKey())));
        if (!run.quarantine().isEmpty()) {
            Row first = run.quarantine().get(0);
            say(
                    out,
                    "  第一条：%s 第 %s 行，%s",
                    "  the first: %s row %s, %s",
                    first.get(0),
                    first.get(1),
                    shortened(first.getString(4)));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }

    private void answers(PrintWriter out) {
        List<Screened> all = run.screening().results();
        List<String> calendar = run.screening().calendar();
        out.println();
        say(
                out,
                "%d 个单位，%d 个周期（%s 至 %s）",
                "organizations: %d; periods: %d (%s to %s)",
                run.screening().shifts().size(),
                calendar.size(),
                calendar.get(0),
                calendar.get(calendar.size() - 1));
        say(
                out,
                "同类比较：提示 %d，未提示 %d，无法判断 %d",
                "among peers: %d flagged, %d not flagged, %d not judgeable",
                count(all, State.FLAGGED),
                count(all, State.NOT_FLAGGED),
                count(all, State.NOT_JUDGEABLE));
        List<Screened> unjudged =
                all.stream().filter(one -> one.state() == State.NOT_JUDGEABLE).toList();
        Reasons.most(unjudged.stream().map(Screened::reason).toList())
                .forEach(one -> out.println("  " + one.getValue() + " × " + one.getKey()));
        long held = all.stream()
                .filter(one -> one.reason() != null && one.reason().startsWith("common pattern"))
                .count();
        if (held > 0) {
            say(
                    out,
                    "  %d 个因同一周期超过五分之一的单位越限而不提示：先问标准或共同原因",
                    "  %d withheld, since more than a fifth depart in one period: ask about the yardstick or a common cause first",
                    held);
        }
    }

    private static long count(List<Screened> all, State state) {
        return all.stream().filter(one -> one.state() == state).count();
    }

    private void spreads(PrintWriter out) {
        List<GroupSpread> judged = run.screening().spreads().stream()
                .filter(spread -> spread.source() != null)
                .toList();
        if (judged.isEmpty()) {
            return;
        }
        out.println();
        say(
                out,
                "离散（共 %d 组×周期，下列最后 %d 个）           通常水平   稳健离散   公布法 φ    τ²        99.8%% 限外：未调整 公布法 稳健",
                "spread (%d groups × periods, the last %d)              centre     robust   published φ  τ²       outside 99.8 %%: unadjusted published robust",
                judged.size(),
                Math.min(SHOWN, judged.size()));
        judged.stream()
                .skip(Math.max(0, judged.size() - SHOWN))
                .forEach(spread -> out.println(String.format(
                        Locale.ROOT,
                        "  %-14s %-10s %5d %-7s %10s %10s %11s %9s %21d %9d %6d",
                        spread.group(),
                        spread.period(),
                        spread.organizations(),
                        spread.source(),
                        figure(spread.centre()),
                        figure(spread.spread()),
                        figure(spread.phi()),
                        figure(spread.tauSquared()),
                        spread.outsideUnadjusted(),
                        spread.outsidePublished(),
                        spread.outsideRobust())));
    }

    private static String figure(double number) {
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, "%.4g", number);
    }

    private void findings(PrintWriter out) {
        List<Screened> flagged = run.screening().results().stream()
                .filter(one -> one.state() == State.FLAGGED)
                .sorted(Comparator.<Screened>comparingDouble(
                                one -> one.standing().q())
                        .thenComparing(one -> one.standing().p()))
                .toList();
        if (flagged.isEmpty()) {
            return;
        }
        out.println();
        say(out, "同类比较中最突出的（共 %d）", "standing out most among peers (of %d)", flagged.size());
        flagged.stream()
                .limit(SHOWN)
                .forEach(one -> say(
                        out,
                        "  %s %s：%s（%s／%s），通常 %s，%d 个同类的 95%% 限 %s–%s，q=%s",
                        "  %s %s: %s (%s of %s), usual %s, 95 %% limits among %d peers %s–%s, q=%s",
                        name(one.organization()),
                        one.period(),
                        figure(one.value()),
                        plain(one.numerator()),
                        plain(one.denominator()),
                        figure(one.standing().centre()),
                        one.standing().peers(),
                        figure(one.standing().limits95().low()),
                        figure(one.standing().limits95().high()),
                        figure(one.standing().q())));
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.4g", number);
    }

    private String name(String organization) {
        String label = run.labels().get(organization);
        return label == null ? organization : organization + " " + label;
    }

    private void changes(PrintWriter out) {
        List<Screened> all = run.screening().results();
        List<Screened> changed = all.stream()
                .filter(one -> one.change().state() == State.FLAGGED)
                .sorted(Comparator.<Screened>comparingDouble(one -> one.change().q())
                        .thenComparing(one -> one.change().p()))
                .toList();
        long judged = all.stream()
                .filter(one -> one.change().state() != State.NOT_JUDGEABLE)
                .count();
        out.println();
        say(
                out,
                "与自身过去相比（扣除同类共同变化）：提示 %d，可判断 %d",
                "against the own past, net of the peers' change: %d flagged of %d judgeable",
                changed.size(),
                judged);
        changed.stream()
                .limit(SHOWN)
                .forEach(one -> say(
                        out,
                        "  %s %s：净变化 %s 倍（%s–%s），q=%s",
                        "  %s %s: net change by %s (%s–%s), q=%s",
                        name(one.organization()),
                        one.period(),
                        figure(one.change().ratio()),
                        figure(one.change().interval().low()),
                        figure(one.change().interval().high()),
                        figure(one.change().q())));
    }

    private void shifts(PrintWriter out) {
        List<OwnShift> shifted = run.screening().shifts().stream()
                .filter(shift -> shift.state() == State.FLAGGED)
                .sorted(Comparator.comparingDouble(OwnShift::q).thenComparing(OwnShift::p))
                .toList();
        say(out, "水平突变：提示 %d", "lasting shifts: %d flagged", shifted.size());
        shifted.stream()
                .limit(SHOWN)
                .forEach(shift -> say(
                        out,
                        "  %s：%s 之后由 %s 变为 %s（日期区间 %s 至 %s），q=%s",
                        "  %s: after %s from %s to %s of what is usual (last between %s and %s), q=%s",
                        name(shift.organization()),
                        shift.last(),
                        figure(shift.before()),
                        figure(shift.after()),
                        shift.earliest(),
                        shift.latest(),
                        figure(shift.q())));
    }

    private void silence(PrintWriter out) {
        Map<String, Long> silent = run.screening().results().stream()
                .filter(Screened::silent)
                .collect(Collectors.groupingBy(Screened::organization, TreeMap::new, Collectors.counting()));
        if (silent.isEmpty()) {
            return;
        }
        long periods = silent.values().stream().mapToLong(Long::longValue).sum();
        say(
                out,
                "静默：%d 个单位曾有上报而在 %d 个单位×周期没有上报（空白不是零）",
                "silence: %d organizations that had reported gave nothing in a period, %d times (blank is not zero)",
                silent.size(),
                periods);
        silent.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(one -> say(out, "  %s：%d 个周期", "  %s: periods: %d", name(one.getKey()), one.getValue()));
    }
}
