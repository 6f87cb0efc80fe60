package io.plumbline.connectors.dossier;

import io.plumbline.sink.RunTables;
import io.plumbline.sink.SinkFormat;
import io.plumbline.sink.SinkTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * 卷宗: a folder of plain pages in Chinese and English, name {@code dossier}: an overview, the list of leads with a card for each
 * that is shown, a page per organization that was compared, coverage, method and follow-up. The pages need no network; scripts
 * draw charts, filter the list and choose the language, and everything is there to read without them.
 */
public final class DossierSink implements SinkFormat {
    @Override
    public String name() {
        return "dossier";
    }

    @Override
    public void write(RunTables tables, SinkTarget target) {
        Path folder = new Path(target.path());
        try (FileSystem files = FileSystem.newInstance(folder.toUri(), new Configuration())) {
            files.setWriteChecksum(false);
            new Writing(tables, new Folder(files, folder)).write();
        } catch (IOException stuck) {
            throw new UncheckedIOException(
                    "Dossier cannot be written to " + target.path() + "; check that the folder may be written", stuck);
        }
    }
}
