package org.subliminal4j.benchmarks.run;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.subliminal4j.backend.Machine;

/** Under what conditions a run was made: the header of every table. */
public final class Conditions {
    private Conditions() {}

    /** Prints the kernels that OpenBLAS chose in this process, to be asked of a process started in another way. */
    public static void main(String[] arguments) {
        System.out.print(openBlasKernels());
    }

    /** What a reader has to know of this machine and this program, in the order of the table. */
    static Map<String, String> current() {
        Machine machine = Machine.current();
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put("processor", machine.cpu());
        conditions.put("cores", Integer.toString(machine.cores()));
        conditions.put("memory", memory());
        conditions.put("system", machine.os());
        conditions.put("Java", machine.java());
        conditions.put("ND4J", machine.nd4j());
        conditions.put("BLAS of this library", machine.blas() + ", kernels in use: " + openBlasKernels());
        conditions.put("libtorch", "2.7.1 through DJL 0.36.0, pytorch-native-cpu");
        conditions.put("commit", Machine.commit());
        conditions.put("date", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
        return conditions;
    }

    /** OpenBLAS's name for its kernels, such as {@code SkylakeX} or {@code Zen}. */
    static String openBlasKernels() {
        Loader.load(openblas_nolapack.class);
        try {
            String library = Files.readAllLines(Path.of("/proc/self/maps")).stream()
                    .filter(line -> line.matches(".*/libopenblas.*\\.so.*"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .filter(path -> !path.contains("jni"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no OpenBLAS is mapped"));
            Function name = NativeLibrary.getInstance(library).getFunction("openblas_get_corename");
            return name.invokeString(new Object[0], false);
        } catch (IOException | UnsatisfiedLinkError e) {
            return "unknown";
        }
    }

    private static String memory() {
        try {
            return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                    .filter(line -> line.startsWith("MemTotal:"))
                    .map(line -> "%.0f GB".formatted(Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e9))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
