package io.plumbline.source;

import io.plumbline.text.TextEncoding;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.security.AccessControlException;
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
        } catch (FileNotFoundException | AccessControlException | ChecksumException unreadable) {
            return new TextFile(
                    file,
                    null,
                    null,
                    "unreadable: the file is gone, closed to this job, or not what its checksum says; check that the job may read it");
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
