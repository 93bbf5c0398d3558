package org.subliminal4j.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.Json;

/** Reads NumPy's .npz. */
final class NpzFile implements ArrayFile {
    /** A network of a thousand layers has fewer. */
    private static final int MOST_MEMBERS = 10_000;

    private static final int MOST_METADATA = 16 << 20;

    /** NumPy's own limit is the same number of characters. */
    private static final int MOST_HEADER = 10_000;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final Pattern TYPE = Pattern.compile("'descr': *'([<>=|]?)(\\w+)'");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order': *(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape': *\\(([0-9, ]*)\\)");

    private final ZipFile zip;
    private final Map<String, String> metadata;
    private final Set<String> names;

    private NpzFile(ZipFile zip, Map<String, String> metadata, Set<String> names) {
        this.zip = zip;
        this.metadata = metadata;
        this.names = names;
    }

    static NpzFile of(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IllegalArgumentException e) {
            // So the JDK says that the name of a member is no text.
            throw new IOException("the names of its members are no text", e);
        }
        try {
            if (zip.size() > MOST_MEMBERS) {
                throw new IOException("more than " + MOST_MEMBERS + " members");
            }
            Set<String> names = new LinkedHashSet<>();
            zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(Npz.SUFFIX))
                    .forEach(name -> names.add(name.substring(0, name.length() - Npz.SUFFIX.length())));
            return new NpzFile(zip, readMetadata(zip), names);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static Map<String, String> readMetadata(ZipFile zip) throws IOException {
        ZipEntry member = zip.getEntry(Npz.METADATA);
        if (member == null) {
            return Map.of();
        }
        try (InputStream in = zip.getInputStream(member)) {
            byte[] json = in.readNBytes(MOST_METADATA + 1);
            if (json.length > MOST_METADATA) {
                throw new IOException(Npz.METADATA + " is larger than " + MOST_METADATA + " bytes");
            }
            return texts(Json.read(json));
        }
    }

    /** The values of an object that are texts. */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new TreeMap<>();
        object.properties().stream()
                .filter(field -> field.getValue().isTextual())
                .forEach(field -> texts.put(field.getKey(), field.getValue().textValue()));
        return texts;
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public Stored open(String name) throws IOException {
        ZipEntry member = zip.getEntry(name + Npz.SUFFIX);
        if (member == null) {
            throw new IOException("no array '" + name + "'");
        }
        InputStream in = zip.getInputStream(member);
        for (byte expected : MAGIC) {
            if (in.read() != (expected & 0xff)) {
                throw new IOException("'" + name + "' is not in NumPy's format");
            }
        }
        int version = in.read();
        in.read();
        int length = little(in, version == 1 ? Short.BYTES : Integer.BYTES);
        if (length < 0 || length > MOST_HEADER) {
            throw new IOException("the header of '" + name + "' is longer than " + MOST_HEADER + " bytes");
        }
        return stored(name, new String(exactly(in, length), StandardCharsets.ISO_8859_1), in);
    }

    private static Stored stored(String name, String header, InputStream content) throws IOException {
        Matcher type = TYPE.matcher(header);
        Matcher fortran = FORTRAN.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!type.find() || !fortran.find() || !shape.find()) {
            throw new IOException("the header of '" + name + "' makes no sense");
        }
        if (!type.group(2).equals("f4") && !type.group(2).equals("f8")) {
            throw new IOException("expected '" + name + "' as float32 or float64, but found '" + type.group(2) + "'");
        }
        List<Long> axes = axes(name, shape.group(1));
        if (fortran.group(1).equals("True") && axes.size() > 1) {
            throw new IOException("'" + name + "' is in Fortran's order: save numpy.ascontiguousarray of it");
        }
        return new Stored(
                type.group(2).equals("f8") ? DataType.DOUBLE : DataType.FLOAT,
                type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                axes,
                content);
    }

    private static List<Long> axes(String name, String text) throws IOException {
        List<Long> axes = new ArrayList<>();
        for (String axis : text.split(",", -1)) {
            if (!axis.isBlank()) {
                try {
                    axes.add(Long.parseLong(axis.strip()));
                } catch (NumberFormatException e) {
                    throw new IOException("the shape of '" + name + "' makes no sense", e);
                }
            }
        }
        return axes;
    }

    private static int little(InputStream in, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(exactly(in, count)).order(ByteOrder.LITTLE_ENDIAN);
        return count == Short.BYTES ? bytes.getShort() & 0xffff : bytes.getInt();
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("it ends too early");
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
