package org.subliminal4j.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.common.Json;
import org.subliminal4j.network.Architecture;
import org.subliminal4j.network.Layout;
import org.subliminal4j.network.Weights;

/** Makes weights of a file's arrays, and checks that they are the architecture's. */
final class WeightReader {
    private static final int CHUNK = 1 << 16;

    /** More names than this make no line that anybody reads. */
    private static final int MOST_NAMES = 4;

    private final ArrayFile file;
    private final Architecture architecture;

    WeightReader(ArrayFile file, Architecture architecture) {
        this.file = file;
        this.architecture = architecture;
    }

    /** @throws IOException if they are not, in one line */
    Weights read() throws IOException {
        requireArchitecture();
        Layout layout = architecture.layout();
        requireNames(layout);
        HostArray values = null;
        for (Layout.Tensor tensor : layout.tensors()) {
            ArrayFile.Stored stored = file.open(tensor.name());
            List<Long> shape = tensor.shape().stream().map(Integer::longValue).toList();
            if (!stored.shape().equals(shape)) {
                throw new IOException("expected '" + tensor.name() + "' of shape " + shape + " for "
                        + architecture.label() + ", but found " + stored.shape());
            }
            if (values == null) {
                values = HostArray.zeros(stored.type(), layout.length());
            } else if (values.type() != stored.type()) {
                throw new IOException("expected all tensors of one type, but found '" + tensor.name() + "' of type "
                        + stored.type() + " among " + values.type());
            }
            copy(stored, tensor, values);
        }
        Weights weights = Weights.of(architecture, java.util.Objects.requireNonNull(values));
        requireHash(weights);
        return weights;
    }

    private void requireArchitecture() throws IOException {
        String json = file.metadata().get(WeightFiles.ARCHITECTURE);
        if (json == null) {
            return;
        }
        Architecture found;
        try {
            found = Json.parse(json.getBytes(StandardCharsets.UTF_8), Architecture.class);
        } catch (IOException e) {
            throw new IOException("its metadata name no architecture that is known here: " + e.getMessage(), e);
        }
        if (!found.equals(architecture)) {
            throw new IOException(
                    "expected a network of " + architecture.label() + ", but found one of " + found.label());
        }
    }

    private void requireNames(Layout layout) throws IOException {
        Set<String> expected = new LinkedHashSet<>();
        layout.tensors().forEach(tensor -> expected.add(tensor.name()));
        List<String> missing = new ArrayList<>(expected);
        missing.removeAll(file.names());
        List<String> unknown = new ArrayList<>(file.names());
        unknown.removeAll(expected);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new IOException("expected the tensors of " + architecture.label() + ", but found"
                    + (missing.isEmpty() ? "" : " no " + names(missing))
                    + (missing.isEmpty() || unknown.isEmpty() ? "" : " and")
                    + (unknown.isEmpty() ? "" : " " + names(unknown) + ", which it does not have"));
        }
    }

    private static String names(List<String> names) {
        int more = names.size() - MOST_NAMES;
        return String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static void copy(ArrayFile.Stored stored, Layout.Tensor tensor, HostArray values) throws IOException {
        boolean wide = stored.type() == DataType.DOUBLE;
        int width = wide ? Double.BYTES : Float.BYTES;
        int place = tensor.start();
        int end = tensor.start() + tensor.length();
        while (place < end) {
            int count = Math.min(end - place, CHUNK);
            byte[] bytes = stored.content().readNBytes(count * width);
            if (bytes.length < count * width) {
                throw new IOException("it ends before '" + tensor.name() + "' does");
            }
            ByteBuffer numbers = ByteBuffer.wrap(bytes).order(stored.order());
            for (int i = 0; i < count; i++) {
                values.set(place + i, wide ? numbers.getDouble() : numbers.getFloat());
            }
            place += count;
        }
    }

    private void requireHash(Weights weights) throws IOException {
        @Nullable String expected = file.metadata().get(WeightFiles.SHA256);
        if (expected != null && !expected.equals(weights.sha256())) {
            throw new IOException("its numbers are not the ones that were written: expected SHA-256 " + expected
                    + ", but found " + weights.sha256() + "; who changed them on purpose leaves out the metadata's "
                    + WeightFiles.SHA256);
        }
    }
}
