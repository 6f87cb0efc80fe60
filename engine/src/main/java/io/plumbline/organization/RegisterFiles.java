package io.plumbline.organization;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * 名录文件: where the register is read from.
 *
 * @param organizations the table of organizations
 * @param areas the areas of organizations; null when there are none
 */
public record RegisterFiles(@JsonProperty(required = true) OrganizationFile organizations, AreaFile areas) {
    /**
     * The table of organizations.
     *
     * @param format any registered source format
     * @param path the file
     * @param sheet of a workbook; the first unless said
     * @param encoding {@code auto} unless said
     */
    public record OrganizationFile(
            @JsonProperty(required = true) String format,
            @JsonProperty(required = true) String path,
            String sheet,
            String encoding) {}

    /**
     * The areas of organizations.
     *
     * @param format {@code geojson}
     * @param path the file
     * @param crs the coordinate system of its coordinates
     * @param id the property that holds the organization's id, code or name
     */
    public record AreaFile(
            @JsonProperty(required = true) String format,
            @JsonProperty(required = true) String path,
            @JsonProperty(required = true) String crs,
            @JsonProperty(required = true) String id) {}
}
