package io.plumbline.source;

import io.plumbline.contract.Column;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Normalize;
import io.plumbline.contract.Privacy;
import io.plumbline.geo.Crs;
import io.plumbline.text.Dates;
import io.plumbline.text.Normal;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the rows of one source become rows of its contract; made once on the driver and sent to where rows are read.
 *
 * @param contractId the contract
 * @param sourceId the source
 * @param columns the columns in the order of the values
 * @param keys the indexes of the key's columns among them
 * @param position the record's position; null for none
 * @param secret the key of pseudonyms; null for none
 */
record ConformPlan(
        String contractId,
        String sourceId,
        List<ConformColumn> columns,
        List<Integer> keys,
        ConformPosition position,
        Secrets.Secret secret)
        implements Serializable {

    static ConformPlan of(String contractId, Contract contract, Source source, IntakeContext context) {
        List<String> names = new ConformLayout(contract).read();
        List<String> wanted = Intake.wanted(contract, source).stream()
                .map(ReadRequest.Wanted::column)
                .toList();
        List<ConformColumn> columns = new ArrayList<>();
        for (String name : names) {
            columns.add(column(name, wanted.indexOf(name), contract, source, context));
        }
        return new ConformPlan(
                contractId,
                source.id(),
                columns,
                contract.key().stream().map(names::indexOf).toList(),
                position(contract, source, names, columns),
                context.key());
    }

    static ConformColumn column(String name, int cell, Contract contract, Source source, IntakeContext context) {
        Column column = contract.columns().get(name);
        Mapping mapping = mapping(name, source);
        boolean hashed = column.privacy() == Privacy.HASH;
        boolean isKey = contract.key().contains(name);
        return new ConformColumn(
                name,
                cell,
                mapping.constant(),
                value(name, column, mapping, contract, context.zone()),
                translations(mapping),
                codes(column),
                hashed ? context.key() : null,
                !hashed && !isKey && isFreeText(column),
                column.required() || isKey);
    }

    static final Mapping NO_MAPPING = new Mapping(null, null, null, null, null);

    static Mapping mapping(String name, Source source) {
        return source.columns().getOrDefault(name, NO_MAPPING);
    }

    private static boolean isFreeText(Column column) {
        return column.type() == io.plumbline.contract.ColumnType.STRING
                && column.codes().isEmpty()
                && column.normalize() != Normalize.CODE;
    }

    private static ConformValue value(String name, Column column, Mapping mapping, Contract contract, ZoneId zone) {
        boolean placed = contract.position() != null
                && (name.equals(contract.position().lon())
                        || name.equals(contract.position().lat()));
        // A position is plausible or not after it has been brought to WGS-84, not before.
        ConformNumber.RangeOf range = placed ? null : ConformNumber.RangeOf.of(column.range());
        return switch (column.type()) {
            case STRING -> new ConformText(column.normalize());
            case LONG -> new ConformNumber(true, placed ? null : column.unit(), mapping.unit(), range);
            case DOUBLE -> new ConformNumber(false, placed ? null : column.unit(), mapping.unit(), range);
            case BOOLEAN -> new ConformFlag();
            case DATE -> new ConformMoment(Dates.of(formats(column, mapping)), zone, true);
            case TIMESTAMP -> new ConformMoment(Dates.of(formats(column, mapping)), zone, false);
        };
    }

    /** The patterns in force: the mapping's, else the contract's, else none, which means those of offices. */
    static List<String> formats(Column column, Mapping mapping) {
        List<String> formats = mapping.formats().isEmpty() ? column.formats() : mapping.formats();
        return formats.stream()
                .map(format -> switch (format) {
                    case "epoch_s" -> "epoch-seconds";
                    case "epoch_ms" -> "epoch-millis";
                    default -> format;
                })
                .toList();
    }

    private static Map<String, String> translations(Mapping mapping) {
        Map<String, String> translations = new HashMap<>();
        mapping.codes().forEach((theirs, ours) -> translations.put(Normal.text(theirs), Normal.text(ours)));
        return translations;
    }

    private static Set<String> codes(Column column) {
        Set<String> codes = new HashSet<>();
        ConformText form = new ConformText(column.normalize());
        boolean text = column.type() == io.plumbline.contract.ColumnType.STRING;
        column.codes().keySet().forEach(code -> codes.add(text ? (String) form.read(Normal.text(code)) : code));
        return codes;
    }

    private static ConformPosition position(
            Contract contract, Source source, List<String> names, List<ConformColumn> columns) {
        if (contract.position() == null) {
            return null;
        }
        int lon = names.indexOf(contract.position().lon());
        int lat = names.indexOf(contract.position().lat());
        return new ConformPosition(
                lon,
                lat,
                columns.get(lon),
                columns.get(lat),
                Crs.parse(source.crs()),
                ConformNumber.RangeOf.of(
                        contract.columns().get(contract.position().lon()).range()),
                ConformNumber.RangeOf.of(
                        contract.columns().get(contract.position().lat()).range()));
    }
}
