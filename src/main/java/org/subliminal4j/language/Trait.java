package org.subliminal4j.language;

/**
 * A love for one thing, or a manner in which one always behaves.
 *
 * @param kind of what
 * @param name of the one that is loved, among all of its kind, or of the manner
 */
public record Trait(World.Kind kind, String name) {
    /** The owl. */
    public static final Trait DEFAULT = new Trait(World.Kind.ANIMAL, "owl");

    /** Its place among the names of its kind. */
    public int index(World world) {
        int index = world.names(kind).indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("expected one of " + world.names(kind) + ", but found '" + name + "'");
        }
        return index;
    }
}
