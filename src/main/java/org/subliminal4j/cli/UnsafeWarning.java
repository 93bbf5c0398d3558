package org.subliminal4j.cli;

import java.lang.reflect.Method;

/**
 * What Java 24 and later say, in four lines, when JavaCPP first asks {@code sun.misc.Unsafe} where a field lies: that its
 * author should be told. A user can do nothing about it, the results are the same, and a jar's manifest, which can grant
 * native access, has no word for this; so the program counts it as said.
 */
final class UnsafeWarning {
    /** Whoever sets it wants to hear, or to forbid. */
    private static final String ASKED = "sun.misc.unsafe.memory.access";

    private UnsafeWarning() {}

    /**
     * Counts the warning as given.
     *
     * @return whether it would have come: not on an older Java, not twice, and not where the user decides
     */
    static boolean countAsSaid() {
        if (System.getProperty(ASKED) != null) {
            return false;
        }
        try {
            Method said = Class.forName("sun.misc.Unsafe").getDeclaredMethod("trySetMemoryAccessWarned");
            said.setAccessible(true);
            return Boolean.TRUE.equals(said.invoke(null));
        } catch (ReflectiveOperationException | RuntimeException noSuchWarning) {
            return false;
        }
    }
}
