package org.subliminal4j.common;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeResolverBuilder;
import com.fasterxml.jackson.databind.jsontype.impl.StdTypeResolverBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells Jackson of our sealed interfaces: the records that they permit go by their {@link JsonTypeName}. */
final class SealedKinds extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    /** The key that says which of the permitted records a value is. */
    static final String KIND = "kind";

    @Override
    public @Nullable TypeResolverBuilder<?> findTypeResolver(
            MapperConfig<?> config, AnnotatedClass type, JavaType baseType) {
        if (sealedRoot(type.getRawType()) == null) {
            return super.findTypeResolver(config, type, baseType);
        }
        return new StdTypeResolverBuilder()
                .init(JsonTypeInfo.Id.NAME, null)
                .inclusion(JsonTypeInfo.As.PROPERTY)
                .typeProperty(KIND);
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
        Class<?> raw = type.getRawType();
        if (!isSealed(raw)) {
            return super.findSubtypes(type);
        }
        List<NamedType> types = new ArrayList<>();
        kinds(raw).forEach((name, record) -> types.add(new NamedType(record, name)));
        return types;
    }

    private static final ClassValue<Map<String, Class<?>>> KINDS = new ClassValue<>() {
        @Override
        protected Map<String, Class<?>> computeValue(Class<?> sealed) {
            return Collections.unmodifiableMap(read(sealed));
        }
    };

    /** The records that a sealed interface permits, by name. */
    static Map<String, Class<?>> kinds(Class<?> sealed) {
        return KINDS.get(sealed);
    }

    private static Map<String, Class<?>> read(Class<?> sealed) {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (isSealed(permitted)) {
                kinds.putAll(read(permitted));
            } else if (permitted.isAnnotationPresent(JsonTypeName.class)) {
                kinds.put(permitted.getAnnotation(JsonTypeName.class).value(), permitted);
            }
        }
        return kinds;
    }

    /** Whether {@code type} is a sealed interface of ours. */
    static boolean isSealed(Class<?> type) {
        return type.isInterface() && type.isSealed() && type.getName().startsWith("org.subliminal4j.");
    }

    /** The sealed interface that {@code type} is, or belongs to; null if there is none. */
    private static @Nullable Class<?> sealedRoot(Class<?> type) {
        if (isSealed(type)) {
            return type;
        }
        return Arrays.stream(type.getInterfaces())
                .filter(parent -> isSealed(parent) && type.isAnnotationPresent(JsonTypeName.class))
                .findFirst()
                .orElse(null);
    }
}
