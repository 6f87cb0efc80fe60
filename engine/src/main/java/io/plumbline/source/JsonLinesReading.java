package io.plumbline.source;

import io.plumbline.text.TextEncoding;
import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;

/** Opens the files of one source of JSON lines. */
final class JsonLinesReading implements FileTasks.PieceReader<InputFile> {
    private final InputFiles files;
    private final TextEncoding encoding;
    private final List<ReadRequest.Wanted> wanted;

    JsonLinesReading(InputFiles files, TextEncoding encoding, List<ReadRequest.Wanted> wanted) {
        this.files = files;
        this.encoding = encoding;
        this.wanted = List.copyOf(wanted);
    }

    @Override
    public Iterator<Row> read(InputFile file) throws IOException {
        TextFile text = TextFile.open(files, file, encoding, CsvSettings.expected(wanted));
        if (text.problem() == null && first(text.window()) == '[') {
            text = text.refused("not-lines: the file is one JSON array; write one object per line");
        }
        if (text.problem() != null) {
            return Collections.singleton(text.failed()).iterator();
        }
        return text.made().orEmpty(new JsonLinesRows(file, text.window(), text.head(), wanted));
    }

    /** The first byte that is no blank, as far as the first bytes hold one. */
    private static int first(ByteWindow window) throws IOException {
        window.fill(1);
        int at = window.from;
        while (at < window.to && window.bytes[at] <= ' ' && window.bytes[at] >= 0) {
            at++;
        }
        return at < window.to ? window.bytes[at] : -1;
    }
}
