package io.plumbline.cli;

import io.plumbline.DataRequest;
import io.plumbline.connectors.xlsx.ContractsWorkbook;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the data that the checks of packs ask for. */
@Command(
        name = "contracts",
        mixinStandardHelpOptions = true,
        description =
                "Prints the tables and columns that the checks of packs ask for, to request them from those who hold them.")
final class ContractsCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PACK",
            arity = "0..*",
            description = "Names of packs, or paths of .yaml files; all packs that come along unless said.")
    private List<String> packs = List.of();

    @Option(names = "--lang", description = "zh or en; zh unless said.", defaultValue = "zh")
    private String language;

    @Option(names = "--to", paramLabel = "FILE", description = "Writes a workbook instead, a row for each column.")
    private Path to;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        Language shown = Language.of(language);
        DataRequest request = DataRequest.of(packs);
        if (to == null) {
            new ContractsPage(shown).print(out, request);
        } else {
            ContractsWorkbook.write(request, to);
            out.println(shown.say(
                    request.tables().size() + " 张表 → " + to, request.tables().size() + " tables → " + to));
        }
        return 0;
    }
}
