package io.plumbline.source;

import io.plumbline.contract.Column;
import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import io.plumbline.geo.Crs;
import io.plumbline.text.Dates;
import io.plumbline.text.Normal;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds everything that is wrong with a contract and a source of it before a row is read. */
final class ConformProblems {
    private final String contractId;
    private final Contract contract;
    private final Source source;
    private final List<String> problems = new ArrayList<>();

    private ConformProblems(String contractId, Contract contract, Source source) {
        this.contractId = contractId;
        this.contract = contract;
        this.source = source;
    }

    static List<String> of(String contractId, Contract contract, Source source) {
        ConformProblems check = new ConformProblems(contractId, contract, source);
        check.problems.addAll(new ConformContractProblems(contractId, contract).all());
        if (check.problems.isEmpty()) {
            check.source();
        }
        return List.copyOf(check.problems);
    }

    static List<String> ofAll(String contractId, Contract contract, Collection<Source> sources, IntakeContext context) {
        Set<String> problems = new java.util.LinkedHashSet<>();
        Set<String> ids = new HashSet<>();
        for (Source source : sources) {
            problems.addAll(of(contractId, contract, source));
            if (!ids.add(source.id())) {
                problems.add("sources '" + source.id() + "': two sources have this id; give each its own");
            }
        }
        if (context.key() == null) {
            contract.columns().forEach((name, column) -> {
                if (column.privacy() == Privacy.HASH) {
                    problems.add("contracts '" + contractId + "' columns '" + name
                            + "': is hashed and the job has no key; give one by reference, as key: ${env:NAME}");
                }
            });
        }
        return List.copyOf(problems);
    }

    private void source() {
        if (!source.contract().equals(contractId)) {
            problems.add("sources '" + source.id() + "': fills contract '" + source.contract() + "', not '" + contractId
                    + "'");
        }
        text();
        if (!source.ignore().isEmpty()
                && List.of("csv", "jsonl", "parquet", "table", "jdbc").contains(source.format())) {
            problems.add("sources '" + source.id() + "' ignore: " + source.ignore() + " is for workbooks; the format "
                    + source.format() + " has no rows that are no records, leave it out");
        }
        crs();
        source.columns().forEach(this::mapping);
        problems.addAll(Secrets.problems("sources '" + source.id() + "' options", source.options()));
    }

    private void text() {
        for (Consumer<Source> setting : List.<Consumer<Source>>of(CsvSettings::encoding, CsvSettings::delimiter)) {
            try {
                setting.accept(source);
            } catch (SourceException unusable) {
                problems.add(unusable.getMessage().replaceFirst("^source ", "sources "));
            }
        }
    }

    private void crs() {
        if (contract.position() == null) {
            return;
        }
        if (source.crs() == null) {
            problems.add(
                    "sources '" + source.id()
                            + "': has positions and no crs; say WGS84, GCJ02, BD09 or CGCS2000, and ask the owner if you do not know");
            return;
        }
        try {
            Crs.parse(source.crs());
        } catch (IllegalArgumentException unknown) {
            problems.add("sources '" + source.id() + "' crs: " + unknown.getMessage());
        }
    }

    private void mapping(String name, Mapping mapping) {
        Column column = contract.columns().get(name);
        if (column == null) {
            add(
                    name,
                    "unknown column; known: "
                            + String.join(", ", contract.columns().keySet()));
        } else if (column.computed()) {
            add(name, "is computed by the contract and cannot be mapped");
        } else if (mapping.from() != null && mapping.constant() != null) {
            add(name, "has both from and constant; give one");
        } else {
            int before = problems.size();
            unit(name, column, mapping);
            formats(name, column, mapping);
            codes(name, column, mapping);
            if (problems.size() == before && mapping.constant() != null) {
                constant(name);
            }
        }
    }

    private void unit(String name, Column column, Mapping mapping) {
        String unit = mapping.unit();
        if (unit == null) {
            return;
        }
        if (!Units.known(unit)) {
            add(name, "unknown unit '" + unit + "'; known: " + String.join(", ", Units.names()));
        } else if (column.unit() == null) {
            add(name, "unit '" + unit + "' is given and the contract's column has none");
        } else if (!Units.convertible(unit, column.unit())) {
            add(name, "unit '" + unit + "' does not convert into the contract's '" + column.unit() + "'");
        }
    }

    private void formats(String name, Column column, Mapping mapping) {
        if (mapping.formats().isEmpty()) {
            return;
        }
        if (column.type() != ColumnType.DATE && column.type() != ColumnType.TIMESTAMP) {
            add(name, "formats are given and the column is no date or timestamp");
            return;
        }
        try {
            Dates.of(ConformPlan.formats(column, mapping));
        } catch (IllegalArgumentException unknown) {
            add(name, unknown.getMessage());
        }
    }

    private void codes(String name, Column column, Mapping mapping) {
        Set<String> known = column.codes().keySet();
        mapping.codes().values().stream()
                .filter(code -> !known.isEmpty() && !known.contains(Normal.text(code)))
                .sorted()
                .forEach(code -> add(
                        name,
                        "code '" + code + "' is not one of the contract's "
                                + known.stream().sorted().toList()));
    }

    private void constant(String name) {
        ConformFindings findings = new ConformFindings();
        IntakeContext trial =
                new IntakeContext(ZoneOffset.UTC, "", Secrets.Secret.of("trial", "a key that is not kept"));
        ConformPlan.column(name, -1, contract, source, trial).read(null, findings);
        findings.faults().forEach(fault -> problems.add("sources '" + source.id() + "' columns constant " + fault));
    }

    private void add(String name, String problem) {
        problems.add("sources '" + source.id() + "' columns '" + name + "': " + problem);
    }
}
