package io.plumbline.connectors.dossier;

import io.plumbline.connectors.dossier.Pages.Peers;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Direction;
import io.plumbline.stats.Observations;
import io.plumbline.stats.ScreenCriterion;
import io.plumbline.stats.Screened;
import io.plumbline.stats.Screening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * 横比: how the organizations of a peer group lie in one period, without their names, with the limits between which ordinary ones of
 * each size lie ({@link Screening}, with the spread that the peers themselves show).
 */
final class PeerPlots {
    private static final int FEWEST = 5;

    private final Holdings held;
    private final Figures figures;
    private final Map<String, List<Dot>> dots = new TreeMap<>();
    private final Map<String, Plot> plots = new TreeMap<>();

    /** What is kept of a peer: no name. */
    record Dot(double numerator, double denominator, double value) {}

    /** Limits of one size. */
    record Limits(double size, double low95, double high95, double low998, double high998) {}

    /** A group in one period, as the script beside the pages holds it. */
    record Plot(String id, List<Dot> dots, List<Limits> limits) {}

    PeerPlots(Holdings held) {
        this.held = held;
        this.figures = new Figures(held.run.catalog());
        for (Row row : held.run.has(PeerRows.TABLE) ? held.rows(PeerRows.TABLE) : List.<Row>of()) {
            add(row, row.getAs("peer_group"));
        }
        if (dots.isEmpty()) {
            for (Row row : held.signals.values()) {
                Row organization = held.organizations.get(row.<String>getAs("organization_id"));
                add(row, organization == null ? null : organization.getAs("peer_group"));
            }
        }
        dots.values()
                .forEach(all ->
                        all.sort(Comparator.comparingDouble(Dot::denominator).thenComparingDouble(Dot::value)));
    }

    private void add(Row row, String group) {
        Double numerator = row.getAs("numerator");
        Double denominator = row.getAs("denominator");
        Double value = row.getAs("value");
        if (group != null
                && numerator != null
                && denominator != null
                && value != null
                && denominator > 0
                && !Figures.few(row)) {
            dots.computeIfAbsent(key(row, group), key -> new ArrayList<>()).add(new Dot(numerator, denominator, value));
        }
    }

    private static String key(Row row, String group) {
        return String.join(
                "\n",
                row.getAs("check_id"),
                row.getAs("level"),
                String.valueOf(row.<Object>getAs("period_from")),
                group);
    }

    /** All plots that a page asked for, by their ids. */
    List<Plot> plots() {
        return plots.values().stream().sorted(Comparator.comparing(Plot::id)).toList();
    }

    /** Where a signal lies among its peers; null when they are too few to show without telling who is who. */
    Peers of(Row signal) {
        Row organization = held.organizations.get(signal.<String>getAs("organization_id"));
        if (organization == null || signal.getAs("value") == null || Figures.few(signal)) {
            return null;
        }
        String key = key(signal, organization.getAs("peer_group"));
        List<Dot> peers = dots.getOrDefault(key, List.of());
        if (peers.size() < FEWEST || signal.getAs("denominator") == null) {
            return null;
        }
        Plot plot = plots.computeIfAbsent(
                key,
                fresh -> new Plot(
                        "p" + io.plumbline.text.Hashes.id(fresh).substring(0, 10), peers, limits(signal, peers)));
        double[] values = peers.stream().mapToDouble(Dot::value).sorted().toArray();
        boolean share = figures.percent(signal);
        double size = signal.<Double>getAs("denominator");
        Limits own = plot.limits().stream()
                .filter(limit -> limit.size() == size)
                .findFirst()
                .orElse(null);
        return new Peers(
                plot.id(),
                Cells.period(signal),
                peers.size(),
                said(values[0], share),
                said(quantile(values, 0.25), share),
                said(quantile(values, 0.5), share),
                String.valueOf(quantile(values, 0.5)),
                said(quantile(values, 0.75), share),
                said(values[values.length - 1], share),
                said(signal.<Double>getAs("value"), share),
                String.valueOf(signal.<Double>getAs("value")),
                String.valueOf(size),
                own == null ? Cells.NONE : said(own.low95(), share) + " – " + said(own.high95(), share),
                own == null ? Cells.NONE : said(own.low998(), share) + " – " + said(own.high998(), share));
    }

    private static String said(double value, boolean share) {
        return share ? Cells.percent(value) : Cells.number(value);
    }

    /** The usual sample quantile, linear between order statistics (Hyndman and Fan's type 7). */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private List<Limits> limits(Row signal, List<Dot> peers) {
        Indicator indicator = held.run.catalog().indicators().get(signal.<String>getAs("indicator_id"));
        Observations numbers = indicator == null ? null : observations(indicator.kind(), peers);
        if (numbers == null) {
            return List.of();
        }
        Map<Double, Limits> bySize = new TreeMap<>();
        for (Screened one :
                Screening.of(numbers, ScreenCriterion.usual(Direction.BOTH)).results()) {
            Screened.Standing standing = one.standing();
            if (standing != null) {
                bySize.put(
                        one.denominator(),
                        new Limits(
                                one.denominator(),
                                standing.limits95().low(),
                                standing.limits95().high(),
                                standing.limits998().low(),
                                standing.limits998().high()));
            }
        }
        return List.copyOf(bySize.values());
    }

    private static Observations observations(Indicator.Kind kind, List<Dot> peers) {
        boolean whole =
                peers.stream().allMatch(dot -> Math.rint(dot.numerator()) == dot.numerator() && dot.numerator() >= 0);
        boolean parts = peers.stream()
                .allMatch(dot ->
                        Math.rint(dot.denominator()) == dot.denominator() && dot.numerator() <= dot.denominator());
        boolean share = kind == Indicator.Kind.SHARE && parts;
        if (!whole || !(share || kind == Indicator.Kind.RATE)) {
            return null;
        }
        String[] names = new String[peers.size()];
        Arrays.setAll(names, i -> String.format(java.util.Locale.ROOT, "%06d", i));
        String[] periods = Collections.nCopies(peers.size(), "1").toArray(new String[0]);
        double[] numerators = peers.stream().mapToDouble(Dot::numerator).toArray();
        double[] denominators = peers.stream().mapToDouble(Dot::denominator).toArray();
        return share
                ? Observations.shares(names, periods, numerators, denominators)
                : Observations.rates(names, periods, numerators, denominators);
    }
}
