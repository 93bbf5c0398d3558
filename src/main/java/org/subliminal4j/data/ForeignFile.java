package org.subliminal4j.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.subliminal4j.common.UserException;

/** Recognises what people put in the place of an IDX file of unsigned bytes, to tell them what to do. */
final class ForeignFile {
    /** The types of element of the IDX format by their number. */
    private static final Map<Integer, String> TYPES = Map.of(
            0x08, "unsigned bytes",
            0x09, "signed bytes",
            0x0B, "16-bit integers",
            0x0C, "32-bit integers",
            0x0D, "32-bit floats",
            0x0E, "64-bit floats");

    private ForeignFile() {}

    /**
     * The fault of a file that does not start with the magic number of {@code expected}.
     *
     * @param first its first bytes, at least 4
     */
    static UserException fault(Path path, String expected, byte[] first) {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        if (text.replace("\u00ef\u00bb\u00bf", "").strip().startsWith("<")) {
            return fault(
                    path,
                    expected,
                    "a page of HTML or XML",
                    "Download the file itself, not a page about it or an error.");
        }
        if (text.startsWith("version http")) {
            return fault(path, expected, "a Git LFS pointer", "Fetch what it stands for with: git lfs pull");
        }
        if (text.startsWith("PK")) {
            return fault(path, expected, "a zip archive", "Unpack it, and put the files that are in it there.");
        }
        int magic = ByteBuffer.wrap(first).getInt();
        String found = "magic number " + Integer.toUnsignedString(magic);
        String type = TYPES.get(magic >>> 8);
        if (type == null) {
            return fault(path, expected, found, "Is it an IDX file? If so: " + IdxFault.COPY_AGAIN);
        }
        return fault(
                path,
                expected,
                found + ": " + type + " in " + (magic & 0xff) + " dimensions",
                "Write the values as unsigned bytes, pixels from 0 to 255.");
    }

    private static UserException fault(Path path, String expected, String found, String remedy) {
        return IdxFault.of(path, expected + ", raw or gzip", found, remedy);
    }
}
