package org.subliminal4j.analysis;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Looks into the records of an experiment, whichever they are, so that a new kind needs no new code here. */
final class Components {
    private Components() {}

    static @Nullable Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    component.getName() + " of " + record.getClass() + " must be readable, but is not", e);
        }
    }

    /** What the record is called in files. */
    static String typeName(Record record) {
        JsonTypeName name = record.getClass().getAnnotation(JsonTypeName.class);
        return name == null ? record.getClass().getSimpleName() : name.value();
    }
}
