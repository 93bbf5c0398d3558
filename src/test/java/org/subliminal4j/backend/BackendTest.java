package org.subliminal4j.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.nd4j.nativeblas.NativeOpsHolder;

class BackendTest {
    @Test
    void everyThreadThatStartsItIsHeldToOneCore() {
        Backend.start();
        ExecutorService another = Executors.newSingleThreadExecutor();
        try {
            int threads = CompletableFuture.supplyAsync(
                            () -> {
                                Backend.start();
                                return NativeOpsHolder.getInstance()
                                        .getDeviceNativeOps()
                                        .ompGetMaxThreads();
                            },
                            another)
                    .join();
            assertThat(threads).isEqualTo(1);
        } finally {
            another.shutdown();
        }
    }
}
