package io.plumbline.connectors.dossier;

import io.plumbline.connectors.dossier.Pages.Held;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Duty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;

/** What an organization answers for by the packs: its duties with role, power, time in force and legal basis. */
final class Duties {
    private final Catalog catalog;
    private final LocalDate asOf;

    Duties(Catalog catalog, LocalDate asOf) {
        this.catalog = catalog;
        this.asOf = asOf;
    }

    List<Held> of(Row organization) {
        if (organization == null) {
            return List.of();
        }
        String kind = organization.getAs("kind");
        String sector = organization.getAs("sector");
        List<Held> held = new ArrayList<>();
        catalog.duties()
                .values()
                .forEach(duty -> duty.holders().stream()
                        .filter(holder -> holder.kinds().contains(kind)
                                || (sector != null && holder.kinds().contains(kind + "/" + sector)))
                        .map(holder -> held(duty, holder))
                        .forEach(held::add));
        return held;
    }

    private Held held(Duty duty, Duty.Holder holder) {
        boolean begun = holder.from() == null || !holder.from().isAfter(asOf);
        boolean over = holder.to() != null && !holder.to().isAfter(asOf);
        return new Held(
                duty.title(),
                Terms.role(holder.role().name().toLowerCase(Locale.ROOT)),
                Terms.power(holder.power().name().toLowerCase(Locale.ROOT)),
                begun && !over,
                (holder.from() == null ? "" : holder.from().toString())
                        + (holder.to() == null ? "" : " – " + holder.to()),
                Wording.basis(catalog, holder.basis()));
    }
}
