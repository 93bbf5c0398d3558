package org.rapaio.jupyter.kernel.channels;

/**
 * Replaces the class of this name in rapaio-jupyter-kernel 3.0.1, which starts the thread before it sets the flag that
 * the thread looks at. On a busy machine the thread may see the flag unset and end at once, and the kernel never
 * answers.
 */
public final class LoopThread extends Thread {
    private final long sleepMillis;
    private final Runnable body;
    private volatile boolean running = true;

    public LoopThread(String name, long sleepMillis, Runnable body) {
        super(name);
        this.sleepMillis = sleepMillis;
        this.body = body;
    }

    @Override
    public void run() {
        try {
            while (running) {
                turn();
                Thread.sleep(sleepMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void shutdown() {
        running = false;
    }

    /** A first message may come before the kernel has said who handles it; Jupyter sends it again. */
    private void turn() {
        try {
            body.run();
        } catch (RuntimeException e) {
            if (running) {
                e.printStackTrace();
            }
        }
    }
}
