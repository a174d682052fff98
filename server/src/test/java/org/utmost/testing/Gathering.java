package org.utmost.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.utmost.platform.database.Batch;
import org.utmost.platform.database.Database;

/** Callers of a batch of whom all but the first wait for it, in their order, and so make up the next transaction. */
public final class Gathering {
    private Gathering() {}

    /** What becomes of each, in their order, when it is their turn. */
    public static <R> List<Future<R>> of(Database database, List<String> items, Batch<String, R> batch)
            throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gathered = new CountDownLatch(1);
        Batch<String, R> held = (tx, some) -> {
            begun.countDown();
            await(gathered);
            return batch.run(tx, some);
        };
        List<Future<R>> answers = new ArrayList<>();
        for (String item : items) {
            FutureTask<R> call = new FutureTask<>(() -> database.write(held, "row", item));
            Thread caller = Thread.ofPlatform().daemon().start(call);
            answers.add(call);
            begun.await();
            Await.until(() -> caller.getState() == Thread.State.WAITING);
        }
        gathered.countDown();
        return answers;
    }

    /** Waits for the latch; an interrupt ends that. */
    public static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
