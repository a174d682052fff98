package org.utmost.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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

/** What everybody may rely on who enqueues or does jobs, whichever database it is. */
@ParameterizedClass
@EachDatabase
class JobsTest {
    private static final BackOff QUICK = new BackOff(Duration.ofSeconds(10), Duration.ofSeconds(30));
    private static final JobKind<Work> WORK =
            JobKind.of("work", Work.class).withConcurrency(1).withTries(3).withBackOff(QUICK);
    private static final JobKind<Work> OTHER = JobKind.of("other", Work.class);

    @Parameter
    private DatabaseKind kind;

    private final TestClock clock = new TestClock().stopped();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private JobNode node;

    @BeforeEach
    void open() throws IOException {
        Path file = Files.createTempDirectory("utmost-jobs").resolve("test.db");
        node = new JobNode(kind.environment(), file, clock);
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void a_job_is_done_soon_after_its_transaction_committed_and_never_if_it_did_not() {
        work(run -> done.add(run.payload().name()));
        assertThatThrownBy(() -> node.database.change(tx -> {
                    node.jobs.enqueue(tx, job("never"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        node.database.change(tx -> {
            node.jobs.enqueue(tx, job("once"));
            assertThat(done).isEmpty();
        });
        Job over = node.await(WORK, JobStatus.SUCCESS);
        assertThat(done).containsExactly("once");
        assertThat(over.progress()).isEqualTo(100);
        assertThat(over.createAt()).isEqualTo(clock.millis());
        assertThat(over.startAt()).isEqualTo(clock.millis());
        assertThat(over.lastActivityAt()).isEqualTo(clock.millis());
    }

    @Test
    void jobs_are_begun_in_the_order_of_their_times_and_not_before() {
        long now = clock.millis();
        node.enqueue(job("third").withTime(now + 2_000));
        node.enqueue(job("second").withTime(now + 1_000));
        node.enqueue(job("first"));
        work(run -> done.add(run.payload().name()));
        Await.until(() -> done.size() == 1);
        clock.pass(Duration.ofSeconds(3));
        Await.until(() -> done.size() == 3);
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void a_job_that_failed_is_tried_again_later_and_after_its_last_try_kept_with_its_error() {
        work(run -> {
            done.add(clock.millis() + "");
            throw new IOException("the printer is on fire");
        });
        node.enqueue(job("a"));
        Job waiting = awaitFailures(1);
        assertThat(waiting.data()).containsEntry(Job.ERROR, "the printer is on fire");
        clock.pass(Duration.ofMillis(9_999));
        assertNothingIsDue();
        clock.pass(Duration.ofMillis(5_001));
        awaitFailures(2);
        clock.pass(Duration.ofMillis(19_999));
        assertNothingIsDue();
        clock.pass(Duration.ofMillis(10_001));
        Job failed = node.await(WORK, JobStatus.ERROR);
        assertThat(done).hasSize(3);
        assertThat(failed.data()).containsEntry(Job.ERROR, "the printer is on fire");
        Await.until(() -> node.meters
                        .get("utmost.jobs.failed")
                        .tag("kind", "work")
                        .counter()
                        .count()
                == 1);
    }

    @Test
    void a_job_that_went_well_in_the_end_has_no_error() {
        work(run -> {
            done.add("begun");
            if (run.tries() == 1) {
                throw new IOException();
            }
            run.note("pages", "12");
        });
        node.enqueue(job("a"));
        assertThat(awaitFailures(1).data()).containsEntry(Job.ERROR, "IOException");
        clock.pass(Duration.ofSeconds(15));
        assertThat(node.await(WORK, JobStatus.SUCCESS).data()).isEqualTo(Map.of("pages", "12"));
    }

    @Test
    void what_trying_again_does_not_mend_is_tried_once() {
        work(run -> {
            throw new PermanentFailure("no such address", null);
        });
        node.enqueue(job("a"));
        assertThat(node.await(WORK, JobStatus.ERROR).data()).containsEntry(Job.ERROR, "no such address");
    }

    @Test
    void a_slow_kind_delays_no_other_and_runs_as_many_at_once_as_it_may() {
        CountDownLatch held = new CountDownLatch(1);
        JobKind<Work> slow = JobKind.of("slow", Work.class).withConcurrency(3);
        AtomicInteger begun = new AtomicInteger();
        node.runner.on(slow, run -> {
            begun.incrementAndGet();
            held.await();
        });
        work(run -> done.add(run.payload().name()));
        for (int i = 0; i < 10; i++) {
            node.enqueue(NewJob.of(slow, new Work("s")));
        }
        node.enqueue(job("a"));
        node.await(WORK, JobStatus.SUCCESS);
        Await.until(() -> begun.get() == 3);
        assertThat(gauge("utmost.jobs.running", "slow")).isEqualTo(3);
        assertThat(gauge("utmost.jobs.waiting", "slow")).isEqualTo(7);
        held.countDown();
        node.awaitSuccess(slow);
        assertThat(begun).hasValue(10);
    }

    @Test
    void of_jobs_that_wait_under_one_key_the_newest_is_done_alone() {
        long soon = clock.millis() + 500_000;
        node.enqueue(job("old").withKey("post").withTime(soon));
        node.enqueue(job("other").withKey("another").withTime(soon));
        node.enqueue(job("new").withKey("post").withTime(soon + 1));
        assertThat(node.all(WORK)).hasSize(2);
        work(run -> done.add(run.payload().name()));
        clock.pass(Duration.ofSeconds(501));
        Await.until(() -> done.size() == 2);
        assertThat(done).containsExactly("other", "new");
    }

    @Test
    void a_job_is_not_tried_again_when_a_newer_one_waits_under_its_key() {
        work(run -> {
            done.add(run.payload().name());
            if (run.payload().name().equals("old")) {
                node.enqueue(job("new").withKey("post"));
                throw new IOException("late");
            }
        });
        node.enqueue(job("old").withKey("post"));
        Await.until(() -> done.size() == 2);
        assertThat(done).containsExactly("old", "new");
        Await.until(() -> node.all(WORK).stream().map(Job::status).toList().contains(JobStatus.SUCCESS));
        assertThat(node.all(WORK)).extracting(Job::status).containsOnly(JobStatus.CANCELED, JobStatus.SUCCESS);
    }

    @Test
    void a_job_that_waits_is_cancelled_at_once_by_its_id_or_key() {
        node.enqueue(job("a").withKey("k").withTime(clock.millis() + 1_000));
        String id = node.only(WORK).id();
        assertThat(node.database.<Boolean>write(tx -> node.jobs.cancel(tx, WORK, "other")))
                .isFalse();
        assertThat(node.database.<Boolean>write(tx -> node.jobs.cancel(tx, WORK, "k")))
                .isTrue();
        assertThat(node.only(WORK).status()).isEqualTo(JobStatus.CANCELED);
        assertThat(node.database.<Boolean>write(tx -> node.jobs.cancel(tx, id))).isFalse();
        node.enqueue(NewJob.of(OTHER, new Work("b")));
        String other = node.only(OTHER).id();
        assertThat(node.database.<Boolean>write(tx -> node.jobs.cancel(tx, other)))
                .isTrue();
        work(run -> done.add(run.payload().name()));
        clock.pass(Duration.ofSeconds(2));
        node.enqueue(job("last"));
        Await.until(() -> done.contains("last"));
        assertThat(done).containsExactly("last");
        assertThat(node.only(OTHER).status()).isEqualTo(JobStatus.CANCELED);
    }

    @Test
    void a_job_that_runs_is_asked_to_stop_and_its_progress_is_seen_meanwhile() {
        CountDownLatch held = new CountDownLatch(1);
        work(run -> {
            run.note("step", "1");
            run.progress(40);
            held.await();
            run.check();
            done.add("went on");
        });
        node.enqueue(job("a"));
        Await.until(() -> node.only(WORK).progress() == 40);
        Job running = node.only(WORK);
        assertThat(running.status()).isEqualTo(JobStatus.IN_PROGRESS);
        assertThat(running.data()).isEqualTo(Map.of("step", "1"));
        assertThat(node.database.<Boolean>write(tx -> node.jobs.cancel(tx, running.id())))
                .isTrue();
        assertThat(node.only(WORK).status()).isEqualTo(JobStatus.CANCEL_REQUESTED);
        held.countDown();
        node.await(WORK, JobStatus.CANCELED);
        assertThat(done).isEmpty();
    }

    @Test
    void a_handler_ends_its_job_in_its_own_transaction() {
        work(run -> {
            node.database.change(tx -> {
                JobNode.leave(tx, run.payload().name());
                run.finish(tx);
            });
            throw new IOException("after the end nothing fails");
        });
        node.enqueue(job("a"));
        node.await(WORK, JobStatus.SUCCESS);
        assertThat(node.traces()).containsExactly("a");
    }

    @Test
    void when_the_handlers_transaction_fails_the_job_is_tried_again() {
        work(run -> node.database.change(tx -> {
            done.add("begun");
            run.finish(tx);
            JobNode.leave(tx, "try " + run.tries());
            if (run.tries() == 1) {
                throw new IllegalStateException("no");
            }
        }));
        node.enqueue(job("a"));
        awaitFailures(1);
        clock.pass(Duration.ofSeconds(15));
        node.await(WORK, JobStatus.SUCCESS);
        assertThat(node.traces()).containsExactly("try 2");
    }

    @Test
    void when_the_server_stops_a_running_job_is_left_to_the_next_start_and_the_try_does_not_count() {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        work(run -> {
            tries.set(run.tries());
            begun.countDown();
            while (true) {
                Thread.sleep(1);
                run.check();
            }
        });
        node.enqueue(job("a"));
        Await.until(() -> begun.getCount() == 0);
        node.runner.close();
        try (JobNode next = node.beside()) {
            next.runner.on(WORK, run -> tries.addAndGet(10 * run.tries()));
            next.runner.start();
            next.await(WORK, JobStatus.SUCCESS);
        }
        assertThat(tries).hasValue(11);
    }

    @Test
    void a_kind_that_keeps_failing_is_told_by_the_health_check_until_one_goes_well() {
        AtomicInteger failing = new AtomicInteger(4);
        work(run -> {
            if (failing.getAndDecrement() > 0) {
                throw new PermanentFailure("no", null);
            }
        });
        node.database.change(tx -> node.jobs.enqueue(
                tx, IntStream.range(0, 4).mapToObj(i -> job("a" + i)).toList()));
        Await.until(() -> node.health.unwell().equals(List.of("jobs-work")));
        node.enqueue(job("b"));
        Await.until(() -> node.health.unwell().isEmpty());
    }

    @Test
    void what_is_over_for_long_is_deleted() {
        work(run -> {
            if (run.payload().name().equals("bad")) {
                throw new PermanentFailure("no", null);
            }
        });
        node.enqueue(job("good"));
        node.enqueue(job("bad").withTime(clock.millis() + 1));
        clock.pass(Duration.ofMillis(1));
        node.enqueue(job("later").withTime(clock.millis() + Duration.ofDays(60).toMillis()));
        Await.until(() -> statuses().equals(List.of(JobStatus.SUCCESS, JobStatus.ERROR, JobStatus.PENDING)));
        clock.pass(Duration.ofHours(26));
        Await.until(() -> statuses().equals(List.of(JobStatus.ERROR, JobStatus.PENDING)));
        Await.until(() -> node.all(JobSweep.KIND).getLast().status() == JobStatus.PENDING);
        clock.pass(Duration.ofDays(30));
        Await.until(() -> statuses().equals(List.of(JobStatus.PENDING)));
    }

    private List<JobStatus> statuses() {
        return node.all(WORK).stream().map(Job::status).toList();
    }

    /** Waits until the job waits after that many failures. */
    private Job awaitFailures(int failures) {
        Await.until(() -> done.size() >= failures);
        return node.await(WORK, JobStatus.PENDING);
    }

    /** Another job that is due is done, and nothing else. */
    private void assertNothingIsDue() {
        int before = done.size();
        node.enqueue(NewJob.of(OTHER, new Work("b")));
        node.awaitSuccess(OTHER);
        assertThat(done).hasSize(before);
    }

    private double gauge(String name, String type) {
        return node.meters.get(name).tag("kind", type).gauge().value();
    }

    private static NewJob<Work> job(String name) {
        return NewJob.of(WORK, new Work(name));
    }

    /** Starts the node, where this does the work. */
    private void work(JobHandler<Work> handler) {
        node.runner.on(WORK, handler);
        node.runner.on(OTHER, run -> {});
        node.runner.start();
    }
}
