package org.subliminal4j.backend;

/** What ND4J's native library has taken from the system, by its own count. */
public final class NativeMemory {
    /** By name, as the tests compile with other backends as well. */
    private static final String ENVIRONMENT = "org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu$Environment";

    private NativeMemory() {}

    /** The bytes of all arrays that are not freed. */
    public static long held() {
        try {
            Class<?> environment = Class.forName(ENVIRONMENT);
            Object instance = environment.getMethod("getInstance").invoke(null);
            return (long) environment.getMethod("getDeviceCounter", int.class).invoke(instance, 0);
        } catch (ReflectiveOperationException otherBackend) {
            throw new IllegalStateException(otherBackend);
        }
    }

    /** Whether the backend counts. */
    public static boolean isCounted() {
        try {
            Class.forName(ENVIRONMENT);
            return true;
        } catch (ClassNotFoundException otherBackend) {
            return false;
        }
    }
}
