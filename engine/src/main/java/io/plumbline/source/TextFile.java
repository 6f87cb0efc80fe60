package io.plumbline.source;

import io.plumbline.text.TextEncoding;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A text file that is open behind its byte-order mark, or what is wrong with it.
 *
 * @param window its text in {@link FileHead#narrow}; null with a problem
 */
record TextFile(InputFile file, ByteWindow window, FileHead head, String problem) {
    /** Opens a file; one that is missing, forbidden or no text has a problem, every other failure is worth another try. */
    static TextFile open(InputFiles files, InputFile file, TextEncoding given, List<String> expected)
            throws IOException {
        try {
            ByteWindow window = new ByteWindow(files.open(file, 0), 0);
            FileHead head = FileHead.of(window, given, expected, () -> files.open(file, 0));
            TextFile text = new TextFile(file, window, head, null);
            if (head.problem() != null) {
                return text.refused(head.problem());
            }
            return head.wide() ? text.narrowed(files) : text.behindMark();
        } catch (IOException failure) {
            String problem = InputFiles.unreadable(failure);
            if (problem == null) {
                throw failure;
            }
            return new TextFile(file, null, null, problem);
        }
    }

    private TextFile behindMark() {
        window.from += head.start();
        return this;
    }

    private TextFile narrowed(InputFiles files) throws IOException {
        window.close();
        boolean little = head.encoding() == TextEncoding.UTF_16LE;
        return new TextFile(
                file, new ByteWindow(new Utf16Stream(files.open(file, head.start()), little), 0), head, null);
    }

    /** Closes the file, for it cannot be read. */
    TextFile refused(String why) throws IOException {
        window.close();
        return new TextFile(file, null, head, why);
    }

    /** Stands for the file that cannot be read. */
    Row failed() {
        return made().failed(problem);
    }

    /** Makes the file's rows. */
    FileRows made() {
        String encoding = head == null || head.encoding() == null
                ? null
                : head.encoding().charset().name();
        return new FileRows(file.name(), null, encoding);
    }
}
