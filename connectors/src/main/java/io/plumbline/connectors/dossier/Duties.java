package io.plumbline.connectors.dossier;

import io.plumbline.connectors.Division;
import io.plumbline.connectors.dossier.Pages.Held;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Duty;
import io.plumbline.text.Words;
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
                        .filter(holder -> holder.isOf(kind, sector))
                        .map(holder -> held(duty, holder))
                        .forEach(held::add));
        return held;
    }

    /** Of who answers for nothing there is no part either. */
    private static Words share(Duty.Holder holder) {
        if (!holder.answers()) {
            return new Words(Cells.NONE, Cells.NONE);
        }
        if (holder.share() == null) {
            return new Words("全部", "the whole");
        }
        String percent = Division.percent(holder.share());
        return new Words(percent + "%", percent + " %");
    }

    private Held held(Duty duty, Duty.Holder holder) {
        return new Held(
                duty.title(),
                Terms.role(holder.role().name().toLowerCase(Locale.ROOT)),
                Terms.power(holder.power().name().toLowerCase(Locale.ROOT)),
                share(holder),
                holder.heldOn(asOf),
                (holder.from() == null ? "" : holder.from().toString())
                        + (holder.to() == null ? "" : " – " + holder.to()),
                Wording.basis(catalog, holder.basis()));
    }
}
