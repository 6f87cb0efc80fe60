package io.plumbline.connectors.xlsx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** 合并单元格: the merged regions of one sheet, which the row reader does not tell. They stand behind the rows in the sheet's part. */
final class XlsxMerges {
    private final List<Region> regions;

    private XlsxMerges(List<Region> regions) {
        this.regions = regions;
    }

    /** A merged region; rows and columns from 1 and 0, ends included. */
    private record Region(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        boolean covers(int row, int column) {
            return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
        }
    }

    /**
     * Reads the merged regions of a sheet.
     *
     * @param relation the id under which the workbook refers to the sheet's part
     * @throws IOException when the parts cannot be read
     */
    static XlsxMerges of(Path workbook, String relation) throws IOException {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            List<String> targets = new ArrayList<>();
            walk(zip, "xl/_rels/workbook.xml.rels", (name, at) -> {
                if (name.equals("Relationship") && relation.equals(at.getAttributeValue(null, "Id"))) {
                    targets.add(at.getAttributeValue(null, "Target"));
                }
                return targets.isEmpty();
            });
            List<Region> regions = new ArrayList<>();
            if (!targets.isEmpty()) {
                String target = targets.get(0);
                walk(zip, target.startsWith("/") ? target.substring(1) : "xl/" + target, (name, at) -> {
                    if (name.equals("mergeCell")) {
                        regions.add(region(at.getAttributeValue(null, "ref")));
                    }
                    return true;
                });
            }
            return new XlsxMerges(regions);
        } catch (XMLStreamException damaged) {
            throw new IOException("a part of the workbook is no XML", damaged);
        }
    }

    /** Goes through the elements of a part for as long as it is asked to. */
    private static void walk(ZipFile zip, String part, BiPredicate<String, XMLStreamReader> visitor)
            throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            return;
        }
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader at = factory.createXMLStreamReader(in);
            boolean on = true;
            while (on && at.hasNext()) {
                on = at.next() != XMLStreamConstants.START_ELEMENT || visitor.test(at.getLocalName(), at);
            }
        }
    }

    private static Region region(String reference) {
        String[] ends = reference.split(":", 2);
        String first = ends[0];
        String last = ends[ends.length - 1];
        return new Region(row(first), row(last), column(first), column(last));
    }

    private static int row(String cell) {
        return Integer.parseInt(cell.replaceAll("[^0-9]", ""));
    }

    private static int column(String cell) {
        int column = 0;
        for (int i = 0; i < cell.length() && Character.isLetter(cell.charAt(i)); i++) {
            column = column * 26 + (Character.toUpperCase(cell.charAt(i)) - 'A' + 1);
        }
        return column - 1;
    }

    /** The first column of the region that covers a cell, or the column itself. */
    int firstColumn(int row, int column) {
        return regions.stream()
                .filter(region -> region.covers(row, column))
                .mapToInt(Region::firstColumn)
                .findFirst()
                .orElse(column);
    }

    /** Whether a header begins in this row and goes on in the next: a name over several columns, or one of two rows. */
    boolean twoLevels(int row) {
        return regions.stream()
                .anyMatch(region -> region.firstRow() == row
                        && (region.lastRow() == row + 1
                                || (region.lastRow() == row && region.lastColumn() > region.firstColumn())));
    }
}
