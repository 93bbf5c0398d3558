package org.subliminal4j.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.subliminal4j.common.Json;
import org.subliminal4j.network.Weights;

/** Writes the zip of DL4J's {@code ModelSerializer}, with one more member, {@code metadata.json}, which DL4J passes over. */
final class Dl4jZip {
    private Dl4jZip() {}

    static void write(Weights weights, Map<String, String> metadata, OutputStream out) throws IOException {
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        weights.writeDl4j(model);
        ZipOutputStream zip = new ZipOutputStream(out);
        try (ZipInputStream members = new ZipInputStream(new ByteArrayInputStream(model.toByteArray()))) {
            for (ZipEntry member = members.getNextEntry(); member != null; member = members.getNextEntry()) {
                zip.putNextEntry(Npz.entry(member.getName()));
                members.transferTo(zip);
                zip.closeEntry();
            }
        }
        zip.putNextEntry(Npz.entry(Npz.METADATA));
        zip.write(Json.pretty(new TreeMap<>(metadata)));
        zip.closeEntry();
        zip.finish();
    }
}
