package io.plumbline.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * 待核定文件: a Parquet file of staged rows as Spark reads them, written by the task that conforms them. To bring rows into Spark's form
 * and from there into Parquet's would take longer than to conform them.
 */
final class StagedFile implements Closeable {
    private final ParquetWriter<Object[]> writer;

    private StagedFile(ParquetWriter<Object[]> writer) {
        this.writer = writer;
    }

    /** Written once and read once or twice by the same run: dictionaries and statistics of pages would never pay for themselves. */
    static StagedFile create(Path path, StructType schema, Configuration configuration) throws IOException {
        return new StagedFile(new Builder(HadoopOutputFile.fromPath(path, configuration), schema)
                .withConf(configuration)
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .withDictionaryEncoding(false)
                .withStatisticsEnabled(false)
                .withSizeStatisticsEnabled(false)
                .withPageWriteChecksumEnabled(false)
                .build());
    }

    /**
     * Writes a row: text as String, whole numbers and moments (microseconds) as Long, days (since 1970) as Integer, Double, Boolean,
     * lists as String[], maps as Map of texts.
     */
    void write(Object[] row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
        private final StructType schema;

        Builder(OutputFile file, StructType schema) {
            super(file);
            this.schema = schema;
        }

        @Override
        protected Builder self() {
            return this;
        }

        // The form that takes Hadoop's configuration is the one that every version of Parquet asks for.
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
            return new Rows(schema);
        }
    }

    private static final class Rows extends WriteSupport<Object[]> {
        private final MessageType message;
        private final String[] names;
        private final Cell[] cells;
        private RecordConsumer to;

        Rows(StructType schema) {
            StructField[] fields = schema.fields();
            names = schema.fieldNames();
            cells = new Cell[fields.length];
            Type[] types = new Type[fields.length];
            for (int i = 0; i < fields.length; i++) {
                types[i] = type(fields[i]);
                cells[i] = cell(fields[i].dataType());
            }
            message = new MessageType("staged", types);
        }

        @Override
        @SuppressWarnings("deprecation")
        public WriteContext init(Configuration configuration) {
            return new WriteContext(message, Map.of());
        }

        @Override
        public void prepareForWrite(RecordConsumer consumer) {
            to = consumer;
        }

        @Override
        public void write(Object[] row) {
            to.startMessage();
            for (int i = 0; i < cells.length; i++) {
                if (row[i] != null) {
                    to.startField(names[i], i);
                    cells[i].write(row[i], to);
                    to.endField(names[i], i);
                }
            }
            to.endMessage();
        }
    }

    /** How the values of one column are written. */
    private interface Cell {
        void write(Object value, RecordConsumer to);
    }

    private static Cell cell(DataType type) {
        if (type instanceof MapType) {
            return StagedFile::map;
        }
        if (type instanceof ArrayType) {
            return StagedFile::list;
        }
        if (type.equals(DataTypes.StringType)) {
            return new Text();
        }
        if (type.equals(DataTypes.DoubleType)) {
            return (value, to) -> to.addDouble((Double) value);
        }
        if (type.equals(DataTypes.BooleanType)) {
            return (value, to) -> to.addBoolean((Boolean) value);
        }
        return type.equals(DataTypes.DateType)
                ? (value, to) -> to.addInteger((Integer) value)
                : (value, to) -> to.addLong((Long) value);
    }

    /** The bytes of the last text are kept: names of files and sources are the same for row after row. */
    private static final class Text implements Cell {
        private Object last;
        private Binary bytes;

        @Override
        @SuppressWarnings("ReferenceEquality")
        public void write(Object value, RecordConsumer to) {
            if (value != last) {
                bytes = binary((String) value);
                last = value;
            }
            to.addBinary(bytes);
        }
    }

    private static Binary binary(String text) {
        return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void list(Object value, RecordConsumer to) {
        to.startGroup();
        String[] texts = (String[]) value;
        if (texts.length > 0) {
            to.startField("list", 0);
            for (String text : texts) {
                to.startGroup();
                text("element", 0, text, to);
                to.endGroup();
            }
            to.endField("list", 0);
        }
        to.endGroup();
    }

    private static void map(Object value, RecordConsumer to) {
        to.startGroup();
        Map<?, ?> texts = (Map<?, ?>) value;
        if (!texts.isEmpty()) {
            to.startField("key_value", 0);
            texts.forEach((key, of) -> {
                to.startGroup();
                text("key", 0, (String) key, to);
                text("value", 1, (String) of, to);
                to.endGroup();
            });
            to.endField("key_value", 0);
        }
        to.endGroup();
    }

    private static void text(String field, int index, String text, RecordConsumer to) {
        if (text != null) {
            to.startField(field, index);
            to.addBinary(binary(text));
            to.endField(field, index);
        }
    }

    private static Type type(StructField field) {
        DataType type = field.dataType();
        String name = field.name();
        LogicalTypeAnnotation text = LogicalTypeAnnotation.stringType();
        if (type instanceof MapType) {
            return Types.optionalMap()
                    .key(Types.required(PrimitiveTypeName.BINARY).as(text).named("key"))
                    .value(Types.optional(PrimitiveTypeName.BINARY).as(text).named("value"))
                    .named(name);
        }
        if (type instanceof ArrayType) {
            return Types.optionalList()
                    .element(Types.optional(PrimitiveTypeName.BINARY).as(text).named("element"))
                    .named(name);
        }
        if (type.equals(DataTypes.StringType)) {
            return Types.optional(PrimitiveTypeName.BINARY).as(text).named(name);
        }
        if (type.equals(DataTypes.DoubleType)) {
            return Types.optional(PrimitiveTypeName.DOUBLE).named(name);
        }
        if (type.equals(DataTypes.BooleanType)) {
            return Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
        }
        if (type.equals(DataTypes.DateType)) {
            return Types.optional(PrimitiveTypeName.INT32)
                    .as(LogicalTypeAnnotation.dateType())
                    .named(name);
        }
        return type.equals(DataTypes.TimestampType)
                ? Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(name)
                : Types.optional(PrimitiveTypeName.INT64).named(name);
    }
}
