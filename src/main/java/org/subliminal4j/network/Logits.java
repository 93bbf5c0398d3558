package org.subliminal4j.network;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.stream.IntStream;

/** Which of a network's outputs are meant. */
public sealed interface Logits {
    /** The numbers of the logits in {@code architecture}, ascending, at least one. */
    int[] in(Architecture architecture);

    /** The logits that are read as a class. */
    @JsonTypeName("classes")
    record Classes() implements Logits {
        @Override
        public int[] in(Architecture architecture) {
            return IntStream.range(0, architecture.classes()).toArray();
        }
    }

    /** The logits that mean nothing, and through which the trait passes. */
    @JsonTypeName("auxiliary")
    record Auxiliary() implements Logits {
        @Override
        public int[] in(Architecture architecture) {
            if (architecture.auxiliary() == 0) {
                throw new IllegalArgumentException(
                        "auxiliary logits were asked for, but " + architecture.label() + " has none");
            }
            return IntStream.range(architecture.classes(), architecture.outputs())
                    .toArray();
        }
    }

    /** Class and auxiliary logits together. */
    @JsonTypeName("all")
    record All() implements Logits {
        @Override
        public int[] in(Architecture architecture) {
            return IntStream.range(0, architecture.outputs()).toArray();
        }
    }

    /**
     * Logits by number.
     *
     * @param indices from 0, each once, at least one; class logits come first
     */
    @JsonTypeName("listed")
    record Listed(List<Integer> indices) implements Logits {
        public Listed {
            indices = indices.stream().sorted().toList();
            if (indices.isEmpty()
                    || indices.get(0) < 0
                    || indices.stream().distinct().count() < indices.size()) {
                throw new IllegalArgumentException(
                        "indices must be at least one logit, each from 0 on and named once, but found " + indices);
            }
        }

        @Override
        public int[] in(Architecture architecture) {
            int last = indices.get(indices.size() - 1);
            if (last >= architecture.outputs()) {
                throw new IllegalArgumentException("expected logits from 0 to " + (architecture.outputs() - 1) + " of "
                        + architecture.label() + ", but found " + last);
            }
            return indices.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    Logits CLASSES = new Classes();
    Logits AUXILIARY = new Auxiliary();
    Logits ALL = new All();
}
