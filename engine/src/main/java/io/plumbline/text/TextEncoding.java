package io.plumbline.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** 字符编码: an encoding in which municipal files arrive. GBK and GB2312 are read as GB18030, which contains both. */
public enum TextEncoding {
    UTF_8(StandardCharsets.UTF_8),
    GB18030(Charset.forName("GB18030")),
    UTF_16LE(StandardCharsets.UTF_16LE),
    UTF_16BE(StandardCharsets.UTF_16BE);

    private final Charset charset;

    TextEncoding(Charset charset) {
        this.charset = charset;
    }

    /** The Java character set that decodes it. */
    public Charset charset() {
        return charset;
    }

    /**
     * The encoding of a name as written in a job file; case, hyphens and underscores do not matter.
     *
     * @throws IllegalArgumentException if the name is none of those allowed
     */
    public static TextEncoding parse(String name) {
        if (name == null) {
            return null;
        }
        String bare = name.strip().toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return switch (bare) {
            case "utf8", "utf8bom", "utf8sig" -> UTF_8;
            case "gb18030", "gbk", "gb2312", "cp936", "ms936" -> GB18030;
            case "utf16le" -> UTF_16LE;
            case "utf16be" -> UTF_16BE;
            default ->
                throw new IllegalArgumentException("unknown encoding '" + name
                        + "'; allowed: utf-8, gb18030, gbk, gb2312, utf-16le, utf-16be; use auto to detect it");
        };
    }
}
