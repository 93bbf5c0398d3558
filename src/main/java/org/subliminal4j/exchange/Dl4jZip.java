package org.subliminal4j.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.subliminal4j.common.Json;
import org.subliminal4j.common.Zips;
import org.subliminal4j.network.Weights;

/** Writes the zip of DL4J's {@code ModelSerializer}, with one more member, {@code metadata.json}, which DL4J passes over. */
final class Dl4jZip {
    private Dl4jZip() {}

    static void write(Weights weights, Map<String, String> metadata, OutputStream out) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>(weights.dl4jMembers());
        members.put(Npz.METADATA, Json.pretty(new TreeMap<>(metadata)));
        Zips.write(members, out);
    }
}
