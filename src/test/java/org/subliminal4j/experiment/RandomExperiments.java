package org.subliminal4j.experiment;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.subliminal4j.common.UserException;
import org.subliminal4j.network.Dl4j;

/** Draws values of any of our records: every permitted kind, every enum constant, nulls where they may be. */
public final class RandomExperiments {
    private static final List<String> WORDS =
            List.of("reference", "teacher", "first", "init-2", "layer-1", "hidden", "all");

    private final RandomGenerator random;

    public RandomExperiments(RandomGenerator random) {
        this.random = random;
    }

    /** A value of {@code type}: tries until one satisfies the checks of its record. */
    public <T> T draw(Class<T> type) {
        for (int i = 0; i < 10_000; i++) {
            try {
                return type.cast(value(type, 0));
            } catch (IllegalArgumentException | UserException again) {
                // What the record refuses is drawn anew.
            }
        }
        throw new IllegalStateException("no valid " + type);
    }

    private Object value(Type type, int depth) {
        if (type instanceof ParameterizedType list) {
            List<Object> elements = new ArrayList<>();
            int count = 1 + random.nextInt(2);
            for (int i = 0; i < count; i++) {
                elements.add(value(list.getActualTypeArguments()[0], depth + 1));
            }
            return elements;
        }
        Class<?> raw = (Class<?>) type;
        if (raw == int.class || raw == Integer.class) {
            return random.nextInt(6);
        }
        if (raw == long.class) {
            return (long) random.nextInt(6);
        }
        if (raw == double.class || raw == Double.class) {
            return random.nextInt(3) == 0 ? 0.1 : random.nextDouble();
        }
        if (raw == boolean.class) {
            return random.nextBoolean();
        }
        if (raw == String.class) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
        }
        if (raw.isSealed()) {
            List<Class<?>> permitted = Arrays.stream(raw.getPermittedSubclasses())
                    // Its own tests draw configurations; here a shallow start ends the recursion.
                    .filter(kind -> kind != Dl4j.class)
                    .<Class<?>>map(kind -> kind)
                    .toList();
            return value(permitted.get(depth > 6 ? 0 : random.nextInt(permitted.size())), depth + 1);
        }
        return record(raw, depth);
    }

    private Object record(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            boolean mayBeNull = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
            values[i] = mayBeNull && (depth > 4 || random.nextBoolean())
                    ? null
                    : value(components[i].getGenericType(), depth + 1);
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
