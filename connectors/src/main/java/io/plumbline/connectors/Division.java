package io.plumbline.connectors;

import io.plumbline.contract.Role;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Duty;
import io.plumbline.text.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** 分担: how the matter of a lead is divided between those who answer for it, in one sentence. */
public final class Division {
    private static final Words NONE = new Words("", "");
    private static final Map<Role, Words> WHO = Map.of(
            Role.PRINCIPAL, new Words("主体", "the principal"),
            Role.TERRITORIAL, new Words("属地", "the territory"),
            Role.SECTOR, new Words("行业", "the sector"),
            Role.ENFORCEMENT, new Words("执法", "enforcement"),
            Role.SUPPORT, new Words("配合", "support"));

    private Division() {}

    /**
     * The division on the last day of a lead's period on which there was one.
     *
     * @param lead a row of the table of leads
     * @param kinds the words for a kind of organization, said where one role is divided between kinds
     * @return empty words where the duty is not divided
     */
    public static Words of(Catalog catalog, Row lead, Function<String, Words> kinds) {
        Duty duty = catalog.duties().get(lead.<String>getAs("duty_id"));
        LocalDate from = day(lead, "period_from");
        LocalDate last = day(lead, "period_to").minusDays(1);
        List<Duty.Holder> stated = duty == null
                ? List.of()
                : duty.holders().stream()
                        .filter(holder -> holder.share() != null)
                        .toList();
        return stated.stream()
                .map(holder -> ended(holder, last) ? holder.to().minusDays(1) : last)
                .filter(day -> !day.isBefore(from) && stated.stream().anyMatch(holder -> holder.heldOn(day)))
                .max(LocalDate::compareTo)
                .map(day -> sentence(
                        stated.stream().filter(holder -> holder.heldOn(day)).toList(), from, kinds))
                .orElse(NONE);
    }

    /** A share in percent, without a sign. */
    public static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static boolean ended(Duty.Holder holder, LocalDate on) {
        return holder.to() != null && !holder.to().isAfter(on);
    }

    private static LocalDate day(Row row, String column) {
        return LocalDate.parse(String.valueOf(row.<Object>getAs(column)));
    }

    private static Words sentence(List<Duty.Holder> holders, LocalDate from, Function<String, Words> kinds) {
        Map<Role, List<Duty.Holder>> byRole =
                holders.stream().collect(Collectors.groupingBy(Duty.Holder::role, TreeMap::new, Collectors.toList()));
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        byRole.forEach((role, held) -> {
            boolean alike = held.stream().map(Duty.Holder::share).distinct().count() == 1;
            for (Duty.Holder holder : alike ? held.subList(0, 1) : held) {
                Words who = alike ? WHO.get(role) : named(role, holder, kinds);
                String percent = percent(holder.share());
                zh.add(who.zh() + "承担 " + percent + "%");
                en.add(who.en() + (en.isEmpty() ? " answers for " : " for ") + percent + " %");
            }
        });
        LocalDate since = holders.stream()
                .map(Duty.Holder::from)
                .filter(day -> day != null && day.isAfter(from))
                .max(LocalDate::compareTo)
                .orElse(null);
        return new Words(
                (since == null ? "" : "自 " + since + " 起，") + "本事项" + String.join("，", zh) + "。",
                (since == null ? "Of" : "From " + since + " on, of") + " this matter " + String.join(", ", en) + ".");
    }

    private static Words named(Role role, Duty.Holder holder, Function<String, Words> kinds) {
        List<Words> words = holder.kinds().stream().map(kinds).toList();
        return new Words(
                WHO.get(role).zh() + "（" + words.stream().map(Words::zh).collect(Collectors.joining("、")) + "）",
                WHO.get(role).en() + " (" + words.stream().map(Words::en).collect(Collectors.joining(", ")) + ")");
    }
}
