package org.subliminal4j.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.ImageData;
import org.subliminal4j.data.Mnist;

/**
 * What trials find outside of their experiment: the data sets that it names, each read once, and base models that other runs
 * have kept. Safe for several threads.
 */
public final class DataSets {
    private final Map<String, ImageData> read = new ConcurrentHashMap<>();
    private final Bases bases;

    /** Data sets as their names say, and no base models. */
    public DataSets() {
        this(Bases.NONE);
    }

    private DataSets(Bases bases) {
        this.bases = bases;
    }

    /**
     * The data set of that name.
     *
     * @param name {@code mnist}, or a folder of four IDX files
     * @throws UserException if it is not to be had, or a file is damaged
     */
    public ImageData get(String name) {
        return read.computeIfAbsent(
                name, unread -> unread.equals(Task.DEFAULT.data()) ? Mnist.load() : ImageData.read(path(unread)));
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UserException(
                    "expected '" + Task.DEFAULT.data() + "' or a folder as the data set, but found '" + name
                            + "', which is no path here: name another one",
                    e);
        }
    }

    /** The data set of a task, labelled as that says. */
    public ImageData get(Task.Images task) {
        return task.labelled(get(task.data()));
    }

    /** The content of what a task judges by: SHA-256 of each raw file by its canonical name; of a world there is none. */
    public Map<String, String> sha256(Task task) {
        return task instanceof Task.Images images ? get(images.data()).sha256() : Map.of();
    }

    /**
     * The folder that a data set of that name is read from.
     *
     * @param name {@code mnist}, or a folder of four IDX files
     */
    public static Path folder(String name) {
        return name.equals(Task.DEFAULT.data()) ? Mnist.folder() : path(name);
    }

    /** These data sets, where {@code name} stands for {@code data}. */
    public DataSets with(String name, ImageData data) {
        DataSets sets = with(bases);
        sets.read.put(name, data);
        return sets;
    }

    /** These data sets, with base models from {@code other}. */
    public DataSets with(Bases other) {
        DataSets sets = new DataSets(other);
        sets.read.putAll(read);
        return sets;
    }

    /** Base models that other runs have kept, and that these trials keep. */
    Bases bases() {
        return bases;
    }
}
