package io.plumbline.geo;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 坐标系: the coordinate systems a source may declare, and the way to WGS-84 and back.
 *
 * <p>Everything is longitude first, in degrees. GCJ-02 is the identity outside the box 72.004–137.8347° E, 0.8293–55.8271° N, where
 * its offset is not defined. BD-09 lies on top of GCJ-02. CGCS2000 differs from WGS-84 by centimetres to decimetres and is taken as
 * equal. The way back to WGS-84 iterates until it is right to less than 5 mm. NaN stays NaN.
 *
 * <p>Planar systems (Beijing 1954, Xi'an 1980, local grids, Gauss–Krüger, UTM, web Mercator) need official parameters and are refused
 * by {@link #parse}.
 */
public enum Crs {
    /** GPS; EPSG:4326. */
    WGS84,
    /** 国测局 (火星坐标): maps published in China, 高德, 腾讯. */
    GCJ02,
    /** 百度: GCJ-02 with a further offset. */
    BD09,
    /** 2000 国家大地坐标系; EPSG:4490. */
    CGCS2000;

    private static final Pattern NOISE = Pattern.compile("[\\s_\\-:/.,()\"'·]+");
    private static final Pattern UNDER_A_REGISTER = Pattern.compile("(URNOGCDEFCRS)?(EPSG|OGC(13)?|CRS)?(?=.)");
    private static final Pattern OF_THE_WORD_SYSTEM = Pattern.compile("(坐标系统|坐标系|坐标|经纬度|LL)$");

    private static final Map<String, Crs> SPELLINGS = Map.ofEntries(
            Map.entry("WGS84", WGS84),
            Map.entry("WGS1984", WGS84),
            Map.entry("GCSWGS1984", WGS84),
            Map.entry("4326", WGS84),
            Map.entry("84", WGS84),
            Map.entry("CRS84", WGS84),
            Map.entry("GPS", WGS84),
            Map.entry("GCJ02", GCJ02),
            Map.entry("GCJ", GCJ02),
            Map.entry("国测局", GCJ02),
            Map.entry("火星", GCJ02),
            Map.entry("高德", GCJ02),
            Map.entry("腾讯", GCJ02),
            Map.entry("AMAP", GCJ02),
            Map.entry("GAODE", GCJ02),
            Map.entry("TENCENT", GCJ02),
            Map.entry("BD09", BD09),
            Map.entry("BD", BD09),
            Map.entry("百度", BD09),
            Map.entry("BAIDU", BD09),
            Map.entry("CGCS2000", CGCS2000),
            Map.entry("GCSCHINAGEODETICCOORDINATESYSTEM2000", CGCS2000),
            Map.entry("CHINAGEODETICCOORDINATESYSTEM2000", CGCS2000),
            Map.entry("4490", CGCS2000),
            Map.entry("国家2000", CGCS2000),
            Map.entry("2000国家大地", CGCS2000),
            Map.entry("国家大地2000", CGCS2000),
            Map.entry("大地2000", CGCS2000));

    /** What the cleaned spelling of a known system outside the four looks like, and why it cannot be taken. */
    private static final Map<Pattern, String> REFUSED = Map.of(
            Pattern.compile(".*(北京54|BEIJING(19)?54|1954北京|西安80|XIAN(19)?80|1980西安|^4214$|^4610$).*"),
            "an older national datum, tens of metres off WGS-84 until converted with official parameters",
            Pattern.compile(".*(北京地方|城建|地方|独立|LOCAL).*"),
            "a local grid whose parameters are not public",
            Pattern.compile(".*(GAUSS|KRUGER|KRÜGER|高斯|GK|UTM|MERCATOR|墨卡托|投影|DEGREE|BD09MC).*"),
            "a planar system: metres on a projection, not degrees",
            Pattern.compile("3857|900913|45[0-5]\\d|449[1-9]|32[67]\\d\\d|24\\d\\d|23[2-9]\\d|214\\d\\d"),
            "a planar system: metres on a projection, not degrees");

    /**
     * The system a spelling stands for: {@code WGS-84}, {@code EPSG:4326}, {@code urn:ogc:def:crs:OGC:1.3:CRS84}, {@code gcj_02}, 高德,
     * 火星坐标系, {@code BD-09}, 百度, {@code EPSG:4490}, 国家2000 and the like; case, width and punctuation do not matter.
     *
     * @throws IllegalArgumentException for a planar, local or unknown system, with the reason and what is allowed
     */
    public static Crs parse(String text) {
        String clean = text == null ? "" : clean(text);
        Crs known = Optional.ofNullable(SPELLINGS.get(clean))
                .orElseGet(() -> SPELLINGS.get(OF_THE_WORD_SYSTEM.matcher(clean).replaceFirst("")));
        if (known == null) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "coordinate system '%s' %s; allowed: %s; ask the owner of the data which one it is, or to convert it",
                    text,
                    whyNot(clean),
                    Stream.of(values()).map(Crs::name).collect(Collectors.joining(", "))));
        }
        return known;
    }

    private static String clean(String text) {
        String bare = NOISE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("")
                .toUpperCase(Locale.ROOT);
        return "CRS84".equals(bare) ? bare : UNDER_A_REGISTER.matcher(bare).replaceFirst("");
    }

    private static String whyNot(String clean) {
        return REFUSED.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(clean).matches())
                .map(entry -> "is " + entry.getValue())
                .min(String::compareTo)
                .orElse("is not known");
    }

    /** Longitude and latitude in WGS-84 of a point given in this system, in a new array; hot paths use the overload. */
    public double[] toWgs84(double lon, double lat) {
        double[] lonLat = new double[2];
        toWgs84(lon, lat, lonLat);
        return lonLat;
    }

    /** Writes longitude and latitude in WGS-84 of a point given in this system into the first two elements of {@code lonLat}. */
    public void toWgs84(double lon, double lat, double[] lonLat) {
        switch (this) {
            case GCJ02 -> Gcj02.decode(lon, lat, lonLat);
            case BD09 -> {
                Bd09.toGcj02(lon, lat, lonLat);
                Gcj02.decode(lonLat[0], lonLat[1], lonLat);
            }
            case WGS84, CGCS2000 -> {
                lonLat[0] = lon;
                lonLat[1] = lat;
            }
        }
    }

    /** Longitude and latitude in this system of a point given in WGS-84, in a new array; hot paths use the overload. */
    public double[] fromWgs84(double lon, double lat) {
        double[] lonLat = new double[2];
        fromWgs84(lon, lat, lonLat);
        return lonLat;
    }

    /** Writes longitude and latitude in this system of a point given in WGS-84 into the first two elements of {@code lonLat}. */
    public void fromWgs84(double lon, double lat, double[] lonLat) {
        switch (this) {
            case GCJ02 -> Gcj02.encode(lon, lat, lonLat);
            case BD09 -> {
                Gcj02.encode(lon, lat, lonLat);
                Bd09.fromGcj02(lonLat[0], lonLat[1], lonLat);
            }
            case WGS84, CGCS2000 -> {
                lonLat[0] = lon;
                lonLat[1] = lat;
            }
        }
    }

    /** Whether a position in this system can be read as one in the other without moving it. */
    boolean sameAs(Crs other) {
        return this == other || (isDegreesOnTheGlobe() && other.isDegreesOnTheGlobe());
    }

    private boolean isDegreesOnTheGlobe() {
        return this == WGS84 || this == CGCS2000;
    }
}
