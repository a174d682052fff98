package org.utmost.messages.files;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Runs what takes much memory and processor, so many at once as the configuration says: on threads of their own, as decoders
 * are native code, in which a virtual thread would hold the one that carries it.
 */
final class Decoders {
    private final LongSupplier most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private int running;

    /** As many as that says; as many as there are processors for less than 1. */
    Decoders(LongSupplier most) {
        this.most = most;
    }

    /** What the work gives, once it was its turn. */
    <T> T run(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            begin();
            try {
                Thread.ofPlatform().name("picture").daemon().start(task);
                return task.get();
            } finally {
                end();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : new IllegalStateException(e.getCause());
        }
    }

    private void begin() throws InterruptedException {
        lock.lock();
        try {
            while (running >= (most.getAsLong() < 1 ? Runtime.getRuntime().availableProcessors() : most.getAsLong())) {
                free.await();
            }
            running++;
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            running--;
            free.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
