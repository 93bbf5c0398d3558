package org.subliminal4j.common;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What reflection tells of a type, asked once: to ask takes a hundred times as long as to read a record's JSON. */
final class RecordShape {
    private static final String DEFAULT = "DEFAULT";

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final @Nullable String kind;
    private final @Nullable Field constant;

    private RecordShape(Class<?> type) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                parts.put(component.getName(), Part.of(component));
            }
        }
        JsonTypeName name = type.getAnnotation(JsonTypeName.class);
        kind = name == null ? null : name.value();
        constant = constant(type);
    }

    /** That of {@code type}; one without parts where it is no record. */
    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /** Its components, in their order. */
    Iterable<Part> parts() {
        return parts.values();
    }

    /** The names of its components. */
    List<String> names() {
        return List.copyOf(parts.keySet());
    }

    boolean has(String name) {
        return parts.containsKey(name);
    }

    /** The word that says which record of a sealed interface it is. */
    @Nullable
    String kind() {
        return kind;
    }

    /** The value of its constant {@code DEFAULT}, if it has one that is of it. */
    @Nullable
    Object constant() {
        try {
            return constant == null ? null : constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Field constant(Class<?> type) {
        try {
            Field field = type.getDeclaredField(DEFAULT);
            if (!Modifier.isStatic(field.getModifiers()) || !type.isAssignableFrom(field.getType())) {
                return null;
            }
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException none) {
            return null;
        }
    }

    /**
     * A component.
     *
     * @param nullable whether it may be null
     * @param required whether JSON must name it
     */
    record Part(String name, Class<?> type, Type genericType, boolean nullable, boolean required, Method accessor) {
        private static Part of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Part(
                    component.getName(),
                    component.getType(),
                    component.getGenericType(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.isAnnotationPresent(Required.class),
                    accessor);
        }

        /** What {@code record} has in this place. */
        @Nullable
        Object of(Object record) {
            try {
                return accessor.invoke(record);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
