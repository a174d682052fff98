package org.utmost.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.utmost.platform.jobs.JobNode.Work;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.EachDatabase;
import org.utmost.testing.TestClock;

/** Jobs that wait cost nothing but room. */
class WaitingJobsTest {
    private static final JobKind<Work> WORK = JobKind.of("work", Work.class).withConcurrency(2);
    private static final JobKind<Work> OTHER = JobKind.of("other", Work.class);
    private static final int WAITING = 100_000;

    @ParameterizedTest
    @EachDatabase
    void a_hundred_thousand_that_wait_slow_nothing(DatabaseKind kind) throws IOException {
        TestClock clock = new TestClock().stopped();
        CountDownLatch held = new CountDownLatch(1);
        try (JobNode node = new JobNode(
                kind.environment(), Files.createTempDirectory("utmost-jobs").resolve("test.db"), clock)) {
            node.database.change(tx -> node.jobs.enqueue(
                    tx,
                    IntStream.range(0, WAITING)
                            .mapToObj(i -> NewJob.of(WORK, new Work("w")))
                            .toList()));
            node.database.change(tx -> tx.sql().execute("ANALYZE"));
            node.runner.on(WORK, run -> held.await());
            node.runner.on(OTHER, run -> {});
            assertThat(plans(node, clock.millis()))
                    .allSatisfy(plan -> assertThat(plan)
                            .contains("jobs_due")
                            .doesNotContain("Seq Scan")
                            .doesNotContain("SCAN jobs")
                            .doesNotContain("Sort")
                            .doesNotContain("TEMP B-TREE"));
            node.runner.start();
            Await.until(() -> node.meters
                            .get("utmost.jobs.running")
                            .tag("kind", "work")
                            .gauge()
                            .value()
                    == 2);
            node.enqueue(NewJob.of(OTHER, new Work("o")));
            node.await(OTHER, JobStatus.SUCCESS);
            clock.pass(Duration.ofSeconds(10));
            assertThat(node.meters
                            .get("utmost.jobs.waiting")
                            .tag("kind", "work")
                            .gauge()
                            .value())
                    .isEqualTo(WAITING - 2);
            node.database.change(tx -> node.jobs.cancel(tx, "none"));
            assertThatLooksAreCalm(node);
            held.countDown();
        }
    }

    /** While there is nothing to take, a look is one query, once a second. */
    private static void assertThatLooksAreCalm(JobNode node) {
        double reads = node.transactions("read");
        Await.until(() -> node.transactions("read") > reads);
        double writes = node.transactions("write");
        long start = System.nanoTime();
        Await.until(() -> node.transactions("read") >= reads + 3);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(1_500));
        assertThat(node.transactions("write")).isEqualTo(writes);
    }

    /** How the database finds what is due, and what is to be taken. */
    private static List<String> plans(JobNode node, long now) {
        return node.database.write(tx -> {
            String explain = tx.sql().family() == SQLDialect.SQLITE ? "EXPLAIN QUERY PLAN " : "EXPLAIN ";
            String claimed = tx.sql().renderInlined(new LeaseStore().due(tx, Map.of("work", 2, "other", 4), now));
            return Stream.of(claimed, LeaseStore.probes(List.of("work", "other")))
                    .map(sql -> tx.sql().fetch(explain + sql).formatCSV())
                    .toList();
        });
    }
}
