package io.plumbline.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** 紧排: numbers and texts one after another in bytes, so that many of them travel as one value of one row. */
final class Packer {
    private static final int FIRST = 256;
    private static final int LONGEST_NUMBER = 5;

    private ByteBuffer buffer = ByteBuffer.allocate(FIRST);

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * buffer.capacity(), buffer.position() + bytes));
            buffer = larger.put(buffer.flip());
        }
        return buffer;
    }

    Packer put(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    Packer put(double value) {
        room(Double.BYTES).putDouble(value);
        return this;
    }

    Packer put(byte value) {
        room(1).put(value);
        return this;
    }

    /** A number from 0, small ones in one byte: seven bits each, the last byte without the highest. */
    Packer putSmall(int value) {
        ByteBuffer into = room(LONGEST_NUMBER);
        int rest = value;
        while (rest > 0x7f) {
            into.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        into.put((byte) rest);
        return this;
    }

    /** A text; null is told apart from an empty one. */
    Packer put(String text) {
        if (text == null) {
            return putSmall(0);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        putSmall(bytes.length + 1);
        return put(bytes, 0, bytes.length);
    }

    Packer put(byte[] from, int start, int end) {
        room(end - start).put(from, start, end - start);
        return this;
    }

    /** How many bytes there are. */
    int size() {
        return buffer.position();
    }

    /** Gives the bytes and starts anew. */
    byte[] take() {
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        buffer.clear();
        return bytes;
    }

    /** Reads a number of {@link #putSmall}. */
    static int small(ByteBuffer from) {
        int value = 0;
        int shift = 0;
        byte next = from.get();
        while (next < 0) {
            value |= (next & 0x7f) << shift;
            shift += 7;
            next = from.get();
        }
        return value | (next << shift);
    }

    /** Reads a text, null where none was put. */
    static String text(ByteBuffer from) {
        int length = small(from) - 1;
        if (length < 0) {
            return null;
        }
        byte[] text = new byte[length];
        from.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
