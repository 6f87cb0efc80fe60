package io.plumbline.source;

import java.io.IOException;
import java.io.InputStream;

/** UTF-16 as UTF-8; half a surrogate pair or an odd last byte becomes 0xFF, which no UTF-8 decoder accepts. */
final class Utf16Stream extends InputStream {
    private static final int MALFORMED = 0xFF;

    private final InputStream in;
    private final boolean little;
    private final byte[] source = new byte[1 << 13];
    private final byte[] ready = new byte[2 << 13];
    private int sourceAt;
    private int sourceTo;
    private int readyAt;
    private int readyTo;
    private int high;

    Utf16Stream(InputStream in, boolean little) {
        this.in = in;
        this.little = little;
    }

    @Override
    public int read() throws IOException {
        return readyAt < readyTo || refill() ? ready[readyAt++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (readyAt == readyTo && !refill()) {
            return -1;
        }
        int n = Math.min(length, readyTo - readyAt);
        System.arraycopy(ready, readyAt, target, offset, n);
        readyAt += n;
        return n;
    }

    private boolean refill() throws IOException {
        readyAt = 0;
        readyTo = 0;
        while (readyTo == 0) {
            int left = sourceTo - sourceAt;
            System.arraycopy(source, sourceAt, source, 0, left);
            int read = in.read(source, left, source.length - left);
            sourceAt = 0;
            sourceTo = left + Math.max(read, 0);
            if (read < 0) {
                return last();
            }
            while (sourceAt + 1 < sourceTo && readyTo < ready.length - 8) {
                take(unit());
            }
        }
        return true;
    }

    private boolean last() {
        if (high != 0 || sourceAt < sourceTo) {
            ready[readyTo++] = (byte) MALFORMED;
        }
        high = 0;
        sourceTo = sourceAt;
        return readyTo > 0;
    }

    private int unit() {
        int first = source[sourceAt++] & 0xFF;
        int second = source[sourceAt++] & 0xFF;
        return little ? (second << 8) | first : (first << 8) | second;
    }

    private void take(int unit) {
        boolean low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (high != 0 && low) {
            put(Character.toCodePoint((char) high, (char) unit));
            high = 0;
            return;
        }
        if (high != 0) {
            ready[readyTo++] = (byte) MALFORMED;
        }
        high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        if (low) {
            ready[readyTo++] = (byte) MALFORMED;
        } else if (high == 0) {
            put(unit);
        }
    }

    private void put(int point) {
        if (point < 0x80) {
            ready[readyTo++] = (byte) point;
        } else if (point < 0x800) {
            ready[readyTo++] = (byte) (0xC0 | (point >> 6));
            ready[readyTo++] = (byte) (0x80 | (point & 0x3F));
        } else if (point < 0x10000) {
            ready[readyTo++] = (byte) (0xE0 | (point >> 12));
            ready[readyTo++] = (byte) (0x80 | ((point >> 6) & 0x3F));
            ready[readyTo++] = (byte) (0x80 | (point & 0x3F));
        } else {
            ready[readyTo++] = (byte) (0xF0 | (point >> 18));
            ready[readyTo++] = (byte) (0x80 | ((point >> 12) & 0x3F));
            ready[readyTo++] = (byte) (0x80 | ((point >> 6) & 0x3F));
            ready[readyTo++] = (byte) (0x80 | (point & 0x3F));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
