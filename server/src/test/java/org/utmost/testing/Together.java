package org.utmost.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Calls that begin at the same moment. */
public final class Together {
    private Together() {}

    /** The answers of all calls, in the order of the calls. */
    public static List<Answer> call(List<Supplier<Answer>> calls) {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> running = new ArrayList<>();
            for (Supplier<Answer> call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.get();
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : running) {
                answers.add(each.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
