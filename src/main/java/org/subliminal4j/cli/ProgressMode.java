package org.subliminal4j.cli;

/** Whether to show progress. */
enum ProgressMode {
    /** On a terminal only. */
    AUTO,
    ON,
    OFF;

    boolean shows() {
        return switch (this) {
            case AUTO -> Terminal.isInteractive();
            case ON -> true;
            case OFF -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
