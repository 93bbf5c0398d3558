package org.subliminal4j.common;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes zips of which the same content gives the same bytes. */
public final class Zips {
    /** The first moment that a zip can name. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Zips() {}

    /**
     * Writes a zip.
     *
     * @param members by name, in the order of the map
     * @param out     not closed
     * @throws IOException if it cannot be written
     */
    public static void write(Map<String, byte[]> members, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> member : members.entrySet()) {
            zip.putNextEntry(entry(member.getKey()));
            zip.write(member.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /** An entry that does not tell when it was written. */
    public static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
