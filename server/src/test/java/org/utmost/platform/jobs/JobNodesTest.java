package org.utmost.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.utmost.platform.jobs.JobNode.Work;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.EachDatabase;
import org.utmost.testing.TestClock;

/** Several nodes that do the jobs of one database. */
@ParameterizedClass
@EachDatabase
class JobNodesTest {
    private static final JobKind<Work> WORK = JobKind.of("work", Work.class);
    private static final JobKind<JobKind.Nothing> NIGHTLY = JobKind.periodic("nightly");
    private static final int MANY = 500;

    @Parameter
    private DatabaseKind kind;

    private final TestClock clock = new TestClock().stopped();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private JobNode one;
    private JobNode two;

    @BeforeEach
    void open() throws IOException {
        one = new JobNode(
                kind.environment(), Files.createTempDirectory("utmost-jobs").resolve("test.db"), clock);
        two = one.beside();
    }

    @AfterEach
    void close() {
        two.close();
        one.close();
    }

    @Test
    void nodes_share_the_jobs_and_do_each_once() {
        one.database.change(tx -> one.jobs.enqueue(
                tx,
                IntStream.range(0, MANY)
                        .mapToObj(i -> NewJob.of(WORK, new Work("work-" + i)))
                        .toList()));
        for (JobNode node : List.of(one, two)) {
            node.runner.on(WORK, run -> done.add(run.payload().name()));
            node.runner.start();
        }
        one.awaitSuccess(WORK);
        assertThat(done).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void a_periodic_job_is_done_once_for_each_due_time() {
        for (JobNode node : List.of(one, two)) {
            node.runner.periodically(
                    NIGHTLY, new Schedule.Daily(LocalTime.of(3, 30), ZoneOffset.UTC), run -> done.add("night"));
            node.runner.start();
        }
        for (int night = 1; night <= 5; night++) {
            int nights = night;
            awaitPlanned();
            clock.pass(Duration.ofDays(1));
            Await.until(() -> done.size() >= nights);
        }
        awaitPlanned();
        assertThat(done).hasSize(5);
    }

    @Test
    void a_periodic_job_that_was_cancelled_is_done_at_the_next_time() {
        Schedule.Every hour = new Schedule.Every(Duration.ofHours(1));
        one.runner.periodically(NIGHTLY, hour, run -> done.add("done"));
        one.runner.start();
        Await.until(() -> one.all(NIGHTLY).size() == 1);
        String first = one.only(NIGHTLY).id();
        assertThat(one.database.<Boolean>write(tx -> one.jobs.cancel(tx, first)))
                .isTrue();
        Await.until(() -> one.all(NIGHTLY).size() == 2);
        clock.pass(Duration.ofHours(2));
        Await.until(() -> done.size() == 1);
        assertThat(one.jobs.find(first).orElseThrow().status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void a_job_is_taken_over_from_a_node_that_died_and_only_one_of_them_ends_it() {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        one.enqueue(NewJob.of(WORK, new Work("a")));
        // This one claims as a node does, and is never heard of again; what it began goes on though.
        Claim dead = one.database
                .write(tx -> new LeaseStore()
                        .claim(tx, java.util.Map.of("work", 1), "dead", clock.millis(), clock.millis() + 30_000))
                .getFirst();
        JobRun<Work> run = new JobRun<>(dead, WORK, one.database, new LeaseStore(), clock);
        two.runner.on(WORK, taken -> {
            over.countDown();
            held.await();
            two.database.change(tx -> {
                JobNode.leave(tx, "done");
                taken.finish(tx);
            });
        });
        two.runner.start();
        clock.pass(Duration.ofMillis(29_999));
        two.enqueue(NewJob.of(WORK, new Work("b")).withTime(clock.millis() + 3_600_000));
        assertThat(one.all(WORK).getFirst().status()).isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(over.getCount()).isEqualTo(1);
        clock.pass(Duration.ofMillis(1));
        Await.until(() -> over.getCount() == 0);
        assertThat(catchFinish(run)).isInstanceOf(JobRun.Stopped.class);
        held.countDown();
        Await.until(() -> one.all(WORK).getFirst().status() == JobStatus.SUCCESS);
        assertThat(one.traces()).containsExactly("done");
    }

    @Test
    void a_lease_is_renewed_while_its_job_runs() {
        CountDownLatch held = new CountDownLatch(1);
        for (JobNode node : List.of(one, two)) {
            node.runner.on(WORK, run -> {
                done.add(run.payload().name());
                held.await();
            });
            node.runner.start();
        }
        one.enqueue(NewJob.of(WORK, new Work("a")));
        Await.until(() -> done.size() == 1);
        for (int i = 0; i < 10; i++) {
            clock.pass(Duration.ofSeconds(15));
            long now = clock.millis();
            Await.until(() -> one.only(WORK).lastActivityAt() == now);
        }
        held.countDown();
        one.await(WORK, JobStatus.SUCCESS);
        assertThat(done).hasSize(1);
    }

    @Test
    void a_cancellation_reaches_the_other_node() {
        CountDownLatch begun = new CountDownLatch(1);
        two.runner.on(WORK, run -> {
            begun.countDown();
            while (true) {
                Thread.sleep(1);
                run.check();
            }
        });
        two.runner.start();
        one.enqueue(NewJob.of(WORK, new Work("a")));
        Await.until(() -> begun.getCount() == 0);
        String id = one.only(WORK).id();
        one.database.change(tx -> one.jobs.cancel(tx, id));
        clock.pass(Duration.ofSeconds(10));
        one.await(WORK, JobStatus.CANCELED);
    }

    /** Waits until the next job of the periodic kind waits for its time. */
    private void awaitPlanned() {
        Await.until(() -> one.all(NIGHTLY).stream().anyMatch(job -> job.status() == JobStatus.PENDING));
    }

    private Throwable catchFinish(JobRun<Work> run) {
        return org.assertj.core.api.Assertions.catchThrowable(() -> one.database.change(tx -> {
            JobNode.leave(tx, "twice");
            run.finish(tx);
        }));
    }
}
