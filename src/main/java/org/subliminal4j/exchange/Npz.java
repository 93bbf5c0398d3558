package org.subliminal4j.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Zips;

/**
 * Writes NumPy's .npz: a zip of {@link Npy} files. A member {@code metadata.json} holds an object of strings, which {@code
 * numpy.load} gives as bytes. The same arrays give the same bytes.
 */
final class Npz {
    /** The member with the metadata. */
    static final String METADATA = "metadata.json";

    /** What NumPy calls the members that are arrays. */
    static final String SUFFIX = ".npy";

    private Npz() {}

    /** Writes {@code arrays} and what there is to say of them. */
    static void write(List<NamedArray> arrays, Map<String, String> metadata, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        // Trained and drawn numbers do not get smaller.
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (NamedArray array : arrays) {
            zip.putNextEntry(Zips.entry(array.name() + SUFFIX));
            Npy.write(array, zip);
            zip.closeEntry();
        }
        zip.putNextEntry(Zips.entry(METADATA));
        zip.write(Json.pretty(new TreeMap<>(metadata)));
        zip.closeEntry();
        zip.finish();
    }
}
