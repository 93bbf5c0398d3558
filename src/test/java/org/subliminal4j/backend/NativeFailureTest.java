package org.subliminal4j.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeFailureTest {
    @TempDir
    private Path folder;

    /** What the loaders of Linux and of JavaCPP say, and what is to be made of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "libnd4jcpu.so: failed to map segment from shared object                   | too little memory",
                "libnd4jcpu.so: cannot allocate memory in static TLS block                 | too little memory",
                "libnd4jcpu.so: invalid ELF header                                         | delete that folder",
                "libnd4jcpu.so: file too short                                             | delete that folder",
                "libjnind4jcpu.so: undefined symbol: cblas_sgemm                           | delete that folder",
                "libgomp.so.1: cannot open shared object file: No such file or directory   | needs libgomp.so.1",
                "libstdc++.so.6: cannot open shared object file: No such file or directory | needs libstdc++.so.6",
                "libc.so.6: version `GLIBC_2.34' not found                                 | another C library",
                "ld-linux-x86-64.so.2: cannot open shared object file: No such file        | another C library",
                "No space left on device                                                   | the disk is full",
                "Could not create the cache: Set the property                              | can be written to",
                "Could not find jniopenblas_nolapack in class, module, and library paths.  | not on the class path",
                "something never seen                                                      | something never seen",
            })
    void eachReasonHasItsOwnSentence(String said, String part) {
        Throwable failure = new ExceptionInInitializerError(new RuntimeException(
                "ND4J is probably missing dependencies", new UnsatisfiedLinkError("/somewhere/" + said)));
        assertThat(NativeFailure.explain(failure, folder, false).getMessage())
                .contains(part)
                .doesNotContain("\n");
    }

    @Test
    void aJavaThatDeniesUnsafeIsNamed() {
        Throwable failure = new ExceptionInInitializerError(new UnsupportedOperationException("arrayBaseOffset"));
        assertThat(NativeFailure.explain(failure, folder, false))
                .hasMessageContaining("-Dsun.misc.unsafe.memory.access=allow");
    }

    @Test
    void aMissingGpuIsNamed() {
        Throwable failure = new UnsatisfiedLinkError("libcuda.so.1: cannot open shared object file: No such file");
        assertThat(NativeFailure.explain(failure, folder, true)).hasMessageContaining("no NVIDIA GPU");
    }

    @Test
    void theMountOfAFolderIsTheDeepestAndTheLast() {
        List<String> mounts = List.of(
                "/dev/vda / ext4 rw,relatime 0 0",
                "home /home nfs rw,noexec 0 0",
                "tmpfs /home/with\\040space tmpfs rw 0 0",
                "tmpfs /homestead tmpfs rw,noexec 0 0",
                "none");
        assertThat(NativeFailure.noexecMount(Path.of("/home/ada/.cache"), mounts))
                .isEqualTo("/home");
        assertThat(NativeFailure.noexecMount(Path.of("/home/with space/x"), mounts))
                .isNull();
        assertThat(NativeFailure.noexecMount(Path.of("/srv"), mounts)).isNull();
        assertThat(NativeFailure.noexecMount(Path.of("/srv"), List.of("a / x noexec", "b / x rw")))
                .isNull();
    }
}
