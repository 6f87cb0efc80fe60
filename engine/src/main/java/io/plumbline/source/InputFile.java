package io.plumbline.source;

import java.io.Serializable;

/**
 * 输入文件: one file that a source's location matched.
 *
 * @param uri where Hadoop's file system finds it
 * @param name the path below the location's longest part without wildcards; what tables show
 * @param bytes its size when it was listed
 */
public record InputFile(String uri, String name, long bytes) implements Serializable {}
