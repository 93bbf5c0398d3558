package org.subliminal4j.report;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.backend.HostArray;
import org.subliminal4j.data.ImageSet;
import org.subliminal4j.legacy.Inference;
import org.subliminal4j.legacy.Mlp;

/**
 * A network as the page carries it.
 *
 * @param base64    its parameters in DL4J's flat order as little-endian half precision numbers, in base64
 * @param accuracy  the fraction of the test images that the network reads right from these parameters
 * @param agreement the fraction of the test images that it gives the same class as from its float32 parameters
 */
record EmbeddedNetwork(String base64, double accuracy, double agreement) {
    /** Rounds the parameters of {@code network} to half precision, and measures what that changes. */
    static EmbeddedNetwork of(Mlp network, ImageSet test) {
        String base64 = encode(network.parameters());
        Mlp rounded = network.copy();
        rounded.setParameters(decode(base64));
        int[] exact = predictions(network, test);
        int[] embedded = predictions(rounded, test);
        rounded.network().close();
        int right = 0;
        int same = 0;
        for (int i = 0; i < test.count(); i++) {
            right += embedded[i] == test.label(i) ? 1 : 0;
            same += embedded[i] == exact[i] ? 1 : 0;
        }
        return new EmbeddedNetwork(base64, (double) right / test.count(), (double) same / test.count());
    }

    /** The length of the base64 text of {@code parameters} numbers. */
    static long length(long parameters) {
        return (2 * parameters + 2) / 3 * 4;
    }

    static String encode(HostArray parameters) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Short.BYTES * parameters.length()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < parameters.length(); i++) {
            bytes.putShort(EmbeddedHalf.of((float) parameters.get(i)));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** The parameters as the page reads them. */
    static HostArray decode(String base64) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.remaining() / Short.BYTES;
        HostArray parameters = HostArray.zeros(DataType.FLOAT, count);
        for (int i = 0; i < count; i++) {
            parameters.set(i, EmbeddedHalf.toFloat(bytes.getShort()));
        }
        return parameters;
    }

    private static int[] predictions(Mlp network, ImageSet images) {
        float[] logits = Inference.logits(network, images);
        int outputs = network.spec().outputs();
        int[] predictions = new int[images.count()];
        for (int i = 0; i < predictions.length; i++) {
            for (int k = 1; k < network.spec().classes(); k++) {
                if (logits[i * outputs + k] > logits[i * outputs + predictions[i]]) {
                    predictions[i] = k;
                }
            }
        }
        return predictions;
    }
}
