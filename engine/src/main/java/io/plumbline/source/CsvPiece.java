package io.plumbline.source;

import io.plumbline.text.TextEncoding;
import java.io.Serializable;

/**
 * A part of a file for one task: the records that begin in it.
 *
 * @param from where its first record begins; 0 for the first record behind the header
 * @param to where the first record of the next piece begins; the largest number for the last piece
 * @param recordsBefore how many records stand between the header and this piece
 * @param encoding as found before; null when the task has to find it
 */
record CsvPiece(InputFile file, long from, long to, long recordsBefore, TextEncoding encoding) implements Serializable {
    static CsvPiece whole(InputFile file) {
        return new CsvPiece(file, 0, Long.MAX_VALUE, 0, null);
    }

    long bytes() {
        return Math.min(to, file.bytes()) - from;
    }
}
