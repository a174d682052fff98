package org.utmost.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.utmost.testing.Await;
import org.utmost.testing.ChildProcess;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.EachDatabase;
import org.utmost.testing.TestClock;

/** Jobs survive kill -9 of the node that enqueues and does them. {@code -Dutmost.crashes=50} tries it often. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // it starts many programs, one after the other
class JobsCrashTest {
    private static final int DONE_BEFORE_DEATH = 200;

    @TempDir
    private Path data;

    @ParameterizedTest
    @EachDatabase
    void every_job_that_was_enqueued_is_done_once_though_its_node_is_killed(DatabaseKind kind) {
        Map<String, String> environment = kind.environment();
        Path file = data.resolve("test.db");
        TestClock clock = new TestClock();
        try (JobNode node = new JobNode(environment, file, clock)) {
            for (int crash = 0; crash < Integer.getInteger("utmost.crashes", 2); crash++) {
                String name = crash + "-";
                List<String> arguments = List.of(file.toString(), name);
                try (ChildProcess program = new ChildProcess(JobsProgram.class, environment, arguments)) {
                    Await.until(() -> traces(node, "done-" + name).size() >= DONE_BEFORE_DEATH);
                    program.kill();
                }
            }
            List<String> enqueued = traces(node, "enqueued-");
            clock.pass(Duration.ofMinutes(1));
            JobsProgram.work(node);
            Await.until(() -> traces(node, "done-").size() == enqueued.size());
            assertThat(traces(node, "done-")).isEqualTo(enqueued);
            node.awaitSuccess(JobsProgram.WORK);
            assertThat(node.all(JobsProgram.WORK)).hasSize(enqueued.size());
        }
    }

    /** What is behind that prefix. */
    private static List<String> traces(JobNode node, String prefix) {
        return node.traces().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.indexOf('-') + 1))
                .toList();
    }
}
