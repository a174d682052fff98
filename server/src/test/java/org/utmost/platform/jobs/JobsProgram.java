package org.utmost.platform.jobs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.utmost.platform.jobs.JobNode.Work;

/** A node that enqueues jobs and does them until it is killed. */
final class JobsProgram {
    static final JobKind<Work> WORK = JobKind.of("work", Work.class).withConcurrency(8);

    private JobsProgram() {}

    /** Arguments: the database file, and a prefix for the names of the jobs. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        JobNode node = new JobNode(System.getenv(), Path.of(arguments[0]), Clock.systemUTC());
        work(node);
        for (int i = 0; ; i++) {
            String name = arguments[1] + i;
            node.database.change(tx -> {
                JobNode.leave(tx, "enqueued-" + name);
                node.jobs.enqueue(tx, NewJob.of(WORK, new Work(name)));
            });
        }
    }

    /** Starts the node, which leaves a trace of each job with its end. */
    static void work(JobNode node) {
        node.runner.on(
                WORK,
                run -> node.database.change(tx -> {
                    JobNode.leave(tx, "done-" + run.payload().name());
                    run.finish(tx);
                }));
        node.runner.start();
    }
}
