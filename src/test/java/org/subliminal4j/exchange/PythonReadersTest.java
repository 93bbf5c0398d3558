package org.subliminal4j.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.subliminal4j.common.UserException;
import org.subliminal4j.data.NoiseImages;
import org.subliminal4j.network.Dl4j;
import org.subliminal4j.network.Weights;
import org.subliminal4j.training.Inference;

/** The readers for which the files are made read them, and what their writers write is read here. */
class PythonReadersTest {
    private static final int IMAGES = 20;

    @TempDir
    private Path folder;

    private void write(String name, WeightFormat format, Weights weights) {
        WeightFiles.write(folder.resolve(name), format, weights, Map.of("arm", "teacher"));
        NoiseImages images = Networks.images(weights.architecture(), IMAGES);
        WeightFiles.writeArrays(
                folder.resolve("images.npz"), WeightFormat.NPZ, List.of(NamedArray.of("images", images)), Map.of());
    }

    private static void requireLogits(Weights weights, String printed) {
        float[] expected = Inference.logits(weights, Networks.images(weights.architecture(), IMAGES));
        assertThat(Python.floats(printed)).containsExactly(expected, within(1e-5f));
    }

    @Test
    void numpyReadsAnNpzAndItsMetadata() throws Exception {
        Weights weights = Networks.drawn(Networks.SMALL);
        write("w.npz", WeightFormat.NPZ, weights);
        String printed = Python.run(List.of("numpy"), folder, """
                import json, numpy as np
                w, x = np.load("w.npz"), np.load("images.npz")["images"]
                metadata = json.loads(w["metadata.json"])
                assert metadata["arm"] == "teacher" and json.loads(metadata["architecture"])["hidden"] == [5, 4]
                assert x.dtype == np.float32 and x.shape == (20, 6) and w["layers.0.weight"].dtype == np.float32
                for i in range(3):
                    x = (x if i == 0 else np.tanh(x)) @ w[f"layers.{i}.weight"].T + w[f"layers.{i}.bias"]
                print(*x.ravel())
                """);
        requireLogits(weights, printed);
    }

    @Test
    void numpyReadsDoublesBitForBit() throws Exception {
        Weights weights = Networks.drawn(Networks.SMALL, DataType.DOUBLE);
        write("w.npz", WeightFormat.NPZ, weights);
        String printed = Python.run(List.of("numpy"), folder, """
                import numpy as np
                w = np.load("w.npz")
                assert w["layers.2.bias"].dtype == np.float64
                print(*[float(v).hex() for i in range(3) for v in [*w[f"layers.{i}.weight"].ravel(), *w[f"layers.{i}.bias"]]])
                """);
        String[] words = printed.strip().split(" ");
        assertThat(words).hasSize(weights.length());
        for (int i = 0; i < words.length; i++) {
            assertThat(Double.parseDouble(words[i])).isEqualTo(weights.get(i));
        }
    }

    @Test
    void pytorchTakesAConvolutionalNetworksTensorsAsTheyAre() throws Exception {
        Weights weights = Networks.drawn(Dl4j.smallCnn(13, 14, 3, 2));
        write("w.npz", WeightFormat.NPZ, weights);
        String printed = Python.run(List.of("numpy", "torch"), folder, """
                import numpy as np, torch
                from torch import nn
                net = nn.Sequential(nn.Conv2d(1, 8, 5, 2), nn.ReLU(), nn.Conv2d(8, 16, 5, 2), nn.ReLU(), nn.Flatten(),
                                    nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 5))
                w = np.load("w.npz")
                of = {"0": "layers.0", "2": "layers.1", "5": "layers.2", "7": "layers.3"}
                net.load_state_dict({k: torch.tensor(w[of[k.split(".")[0]] + "." + k.split(".")[1]]) for k in net.state_dict()})
                x = torch.tensor(np.load("images.npz")["images"]).reshape(-1, 1, 13, 14)
                print(*net(x).flatten().tolist())
                """);
        requireLogits(weights, printed);
    }

    @Test
    void safetensorsReadsTensorsAndMetadata() throws Exception {
        Weights weights = Networks.drawn(Networks.SMALL);
        write("w.safetensors", WeightFormat.SAFETENSORS, weights);
        String printed = Python.run(List.of("numpy", "safetensors"), folder, """
                import numpy as np
                from safetensors import safe_open
                x = np.load("images.npz")["images"]
                with safe_open("w.safetensors", "np") as w:
                    assert w.metadata()["arm"] == "teacher" and len(w.metadata()["sha256"]) == 64
                    for i in range(3):
                        x = (x if i == 0 else np.tanh(x)) @ w.get_tensor(f"layers.{i}.weight").T + w.get_tensor(f"layers.{i}.bias")
                print(*x.ravel())
                """);
        requireLogits(weights, printed);
    }

    @Test
    void whatNumpyAndSafetensorsWriteIsRead() throws Exception {
        Weights weights = Networks.drawn(Networks.SMALL);
        write("w.npz", WeightFormat.NPZ, weights);
        Python.run(List.of("numpy"), folder, """
                import numpy as np
                w = {k: v for k, v in np.load("w.npz").items() if k != "metadata.json"}
                np.savez("stored.npz", **w)
                np.savez_compressed("deflated.npz", **w)
                np.savez("big-endian.npz", **{k: v.astype(">f4") for k, v in w.items()})
                np.savez("fortran.npz", **{k: np.asfortranarray(v) for k, v in w.items()})
                np.savez("half.npz", **{k: v.astype("f2") for k, v in w.items()})
                """);
        for (String name : List.of("stored", "deflated", "big-endian")) {
            assertThat(WeightFiles.read(folder.resolve(name + ".npz"), Networks.SMALL, weights.sha256()))
                    .isNotNull();
        }
        assertThatThrownBy(() -> WeightFiles.read(folder.resolve("fortran.npz"), Networks.SMALL))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("save numpy.ascontiguousarray");
        assertThatThrownBy(() -> WeightFiles.read(folder.resolve("half.npz"), Networks.SMALL))
                .hasMessageContaining("as float32 or float64, but found 'f2'");
        Python.run(List.of("numpy", "safetensors"), folder, """
                import numpy as np
                from safetensors.numpy import save_file
                save_file({k: v for k, v in np.load("w.npz").items() if k != "metadata.json"}, "w.safetensors")
                """);
        assertThat(WeightFiles.read(folder.resolve("w.safetensors"), Networks.SMALL)
                        .sha256())
                .isEqualTo(weights.sha256());
    }
}
