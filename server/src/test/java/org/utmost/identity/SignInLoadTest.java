package org.utmost.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.utmost.identity.users.Passwords;
import org.utmost.testing.Answer;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestServer;

/** What many who sign in at once do to the others, with passwords hashed at the usual cost. */
@Isolated
class SignInLoadTest {
    /** Two nodes on one machine would hash on twice the threads that leave processors to others. */
    private static final TestServer SERVER = new TestServer(
            DatabaseKind.single(),
            Map.of("MM_SERVICESETTINGS_TRUSTEDPROXYIPHEADER", "X-Forwarded-For"),
            Clock.systemUTC(),
            Passwords.Cost.USUAL);

    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final int READS = 200;

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void reads_go_on_while_many_sign_in() throws Exception {
        p95();
        long idle = p95();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger tried = new AtomicInteger();
        try (ExecutorService loops = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 16; i++) {
                loops.execute(() -> {
                    while (!over.get()) {
                        guess();
                        tried.incrementAndGet();
                    }
                });
            }
            try {
                Await.until(() -> tried.get() > 16);
                assertThat(p95()).as("p95 in nanoseconds").isLessThan(5 * idle + 20_000_000);
            } finally {
                over.set(true);
            }
        }
    }

    @Test
    void who_would_have_to_wait_for_too_long_is_told_to_come_back() throws Exception {
        List<Callable<Answer>> crowd = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            crowd.add(SignInLoadTest::guess);
        }
        int refused = 0;
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> each : callers.invokeAll(crowd)) {
                Answer answer = each.get();
                if (answer.status() == 429) {
                    answer.fails(429, "api.context.rate_limit.app_error");
                    assertThat(answer.header("Retry-After")).isEqualTo("3");
                    assertThat(answer.text("message")).contains("sign in at this moment");
                    refused++;
                } else {
                    answer.fails(401, "api.user.login.invalid_credentials_email_username");
                }
            }
        }
        assertThat(refused).isBetween(1, 299);
    }

    private static Answer guess() {
        int number = ADDRESSES.incrementAndGet();
        return SERVER.nobody()
                .with("X-Forwarded-For", "10.1." + number / 250 + "." + number % 250)
                .post("/users/login", Map.of("login_id", "nobody" + number, "password", "guessed"));
    }

    private static long p95() {
        long[] nanos = new long[READS];
        for (int i = 0; i < READS; i++) {
            long start = System.nanoTime();
            SERVER.admin.api().get("/users/me").is(200);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[READS * 95 / 100];
    }
}
