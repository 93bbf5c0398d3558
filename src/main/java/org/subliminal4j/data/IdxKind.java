package org.subliminal4j.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of IDX file that are read, by the magic number they start with: a type of element, then the dimensions. */
enum IdxKind {
    /** Unsigned bytes, {@code (count)}. */
    LABELS(0x0801, 1),
    /** 32-bit integers, {@code (count, 8)}, as QMNIST has them: the first column is the class. */
    WIDE_LABELS(0x0C02, 4),
    /** Unsigned bytes, {@code (count, rows, columns)}. */
    IMAGES(0x0803, 1);

    final int magic;
    final int bytes;

    IdxKind(int magic, int bytes) {
        this.magic = magic;
        this.bytes = bytes;
    }

    static Optional<IdxKind> of(int magic) {
        return Arrays.stream(values()).filter(kind -> kind.magic == magic).findFirst();
    }

    int dimensions() {
        return magic & 0xff;
    }

    int headerLength() {
        return 4 * (1 + dimensions());
    }

    boolean isImages() {
        return this == IMAGES;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (magic number " + magic + ")";
    }
}
