package org.utmost.platform.database;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Transactions for the same row, which would wait for each other, made one. Whoever comes first leads: it runs the
 * transaction for all who wait, on its own thread. It adds no delay: while one commits, the next one gathers. When it
 * fails, nothing of it remains, and it is run again in halves, until who is at fault stands alone.
 */
final class BatchedWrites {
    /** Bounds how long the first of a group waits for the last. */
    private static final int GROUP = 128;

    /** Commits a transaction. */
    interface Writer {
        <T extends @Nullable Object> T write(Database.Query<Tx, T> transaction);
    }

    /** What those wait for who stand in one line. */
    private record Row(Batch<?, ?> batch, String key) {}

    private static final class Member<I, R extends @Nullable Object> {
        private final I item;

        /** Its end: false when it was answered, true when it is to lead the next group. */
        private final CompletableFuture<Boolean> leads = new CompletableFuture<>();

        private @Nullable R result;
        private @Nullable Throwable failure;

        Member(I item) {
            this.item = item;
        }

        void answer(R got) {
            result = got;
            leads.complete(false);
        }

        void fail(Throwable thrown) {
            failure = thrown;
            leads.complete(false);
        }

        @SuppressWarnings("NullAway") // R may be a nullable type: then null is what the batch returned
        R result() {
            if (failure != null) {
                throw Failures.translate(failure);
            }
            return result;
        }
    }

    private final Writer writer;

    /** Of each row that somebody writes now, those who wait; each of them is a blocked caller. */
    private final Map<Row, Queue<Member<?, ?>>> lines = new HashMap<>();

    BatchedWrites(Writer writer) {
        this.writer = writer;
    }

    <I, R extends @Nullable Object> R write(Batch<I, R> batch, String key, I item) {
        Row row = new Row(batch, key);
        Member<I, R> mine = new Member<>(item);
        if (isFirst(row, mine) || mine.leads.join()) {
            try {
                commit(batch, group(row, mine));
            } finally {
                handOver(row);
            }
        }
        return mine.result();
    }

    /** Whether nobody writes the row now; else this one stands in line. */
    private synchronized boolean isFirst(Row row, Member<?, ?> mine) {
        Queue<Member<?, ?>> line = lines.get(row);
        if (line == null) {
            lines.put(row, new ArrayDeque<>());
            return true;
        }
        line.add(mine);
        return false;
    }

    @SuppressWarnings("unchecked") // in a batch's line stand only members of its kind
    private synchronized <I, R extends @Nullable Object> List<Member<I, R>> group(Row row, Member<I, R> leader) {
        Queue<Member<?, ?>> line = lines.getOrDefault(row, new ArrayDeque<>());
        List<Member<I, R>> group = new ArrayList<>(Math.min(GROUP, line.size() + 1));
        group.add(leader);
        while (group.size() < GROUP && !line.isEmpty()) {
            group.add((Member<I, R>) line.remove());
        }
        return group;
    }

    private synchronized void handOver(Row row) {
        Queue<Member<?, ?>> line = lines.getOrDefault(row, new ArrayDeque<>());
        if (line.isEmpty()) {
            lines.remove(row);
        } else {
            line.remove().leads.complete(true);
        }
    }

    private <I, R extends @Nullable Object> void commit(Batch<I, R> batch, List<Member<I, R>> group) {
        List<I> items = group.stream().map(member -> member.item).toList();
        List<R> results;
        try {
            results = writer.write(tx -> inOrder(batch.run(tx, items), items));
        } catch (Throwable failure) {
            failed(batch, group, failure);
            return;
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i).answer(results.get(i));
        }
    }

    private <I, R extends @Nullable Object> void failed(
            Batch<I, R> batch, List<Member<I, R>> group, Throwable failure) {
        int half = group.size() / 2;
        if (half > 0 && mayBeOnes(failure)) {
            commit(batch, group.subList(0, half));
            commit(batch, group.subList(half, group.size()));
        } else {
            group.forEach(member -> member.fail(failure));
        }
    }

    private static <R extends @Nullable Object> List<R> inOrder(List<R> results, List<?> items) {
        if (results.size() != items.size()) {
            throw new IllegalStateException(results.size() + " results for " + items.size());
        }
        return results;
    }

    /** Whether one of a group may be at fault, rather than the database; then it is also known that nothing was written. */
    private static boolean mayBeOnes(Throwable failure) {
        return !(failure instanceof DatabaseUnavailable || failure instanceof DatabaseFull);
    }
}
