package io.plumbline.connectors.xlsx;

import io.plumbline.DataRequest;
import io.plumbline.connectors.ContractWords;
import io.plumbline.contract.Contract;
import io.plumbline.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** 调数清单: a workbook of the data that checks ask for, a row for each column, to be sent to those who hold it. */
public final class ContractsWorkbook {
    /** No run stands behind the list, so no day does. */
    private static final LocalDate UNDATED = LocalDate.of(1980, 1, 1);

    private ContractsWorkbook() {}

    /**
     * Writes the workbook; the same request gives the same bytes.
     *
     * @throws IllegalArgumentException when the file cannot be written
     */
    public static void write(DataRequest request, Path to) {
        try {
            Files.write(to, bytes(request));
        } catch (IOException stuck) {
            throw new IllegalArgumentException(
                    "Workbook cannot be written to " + to
                            + "; check that it is a file in a folder that exists and may be written, and is not open",
                    stuck);
        }
    }

    private static byte[] bytes(DataRequest request) throws IOException {
        Path file = Files.createTempFile("plumbline-", ".xlsx");
        try {
            try (Workbook workbook = new Workbook(Files.newOutputStream(file), "Plumbline", "01.0000")) {
                columns(request, new Sheets(ZoneOffset.UTC, workbook));
            }
            return SameBytes.of(file, UNDATED);
        } finally {
            Files.delete(file);
        }
    }

    private static void columns(DataRequest request, Sheets sheets) {
        Worksheet sheet = sheets.sheet(
                "调数清单 Data asked for",
                List.of(
                        "表 Table",
                        "契约 Contract",
                        "表头 Header",
                        "列名 Column",
                        "类型 Type",
                        "要求 Asked of it",
                        "用于检查 For checks",
                        "行 Rows"),
                22,
                22,
                22,
                20,
                16,
                40,
                24,
                40);
        int at = 1;
        for (DataRequest.Table table : request.tables()) {
            Contract contract = table.contract();
            for (String name : contract.columns().keySet()) {
                if (!contract.columns().get(name).computed()) {
                    Sheets.row(
                            sheet,
                            at++,
                            contract.title().zh() + "\n" + contract.title().en(),
                            table.id(),
                            names(contract, name),
                            name,
                            both(List.of(ContractWords.type(contract.columns().get(name)))),
                            both(ContractWords.demands(contract, name)),
                            checks(table),
                            both(ContractWords.rows(contract)));
                }
            }
        }
    }

    private static String names(Contract contract, String name) {
        return Stream.of(
                        contract.columns().get(name).zh(),
                        contract.columns().get(name).en())
                .filter(each -> each != null)
                .collect(Collectors.joining("\n"));
    }

    private static String checks(DataRequest.Table table) {
        return Stream.concat(table.needed().stream(), table.read().stream()).collect(Collectors.joining(", "));
    }

    private static String both(List<Words> words) {
        return words.isEmpty()
                ? ""
                : words.stream().map(Words::zh).collect(Collectors.joining("；")) + "\n"
                        + words.stream().map(Words::en).collect(Collectors.joining("; "));
    }
}
