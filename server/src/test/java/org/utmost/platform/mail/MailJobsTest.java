package org.utmost.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.utmost.platform.Kernel;
import org.utmost.platform.ids.Ids;
import org.utmost.testing.Await;
import org.utmost.testing.DatabaseKind;
import org.utmost.testing.TestClock;

/** Mail is sent by jobs: once, however late the mail server comes back. */
class MailJobsTest {
    private static final Mail MAIL = new Mail("ann@example.com", "en", "Hello", "Good morning", List.of(), null);

    @TempDir
    private Path data;

    private final TestClock clock = new TestClock();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Test
    void a_mail_is_sent_once_the_server_is_back() throws Exception {
        server.start();
        int port = server.getSmtp().getPort();
        server.stop();
        GreenMail again = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        try (Kernel kernel = kernel(Map.of(
                "MM_EMAILSETTINGS_FEEDBACKEMAIL", "chat@example.com",
                "MM_EMAILSETTINGS_SMTPSERVER", "127.0.0.1",
                "MM_EMAILSETTINGS_SMTPPORT", String.valueOf(port)))) {
            kernel.database().change(tx -> kernel.mailer().enqueue(tx, MAIL));
            Await.until(() -> errors(kernel) == 1);
            again.start();
            clock.pass(Duration.ofMinutes(1));
            Await.until(() -> waiting(kernel) == 0);
            assertThat(again.getReceivedMessages()).hasSize(1);
            assertThat(again.getReceivedMessages()[0].getSubject()).isEqualTo("Hello");
        } finally {
            again.stop();
        }
    }

    @Test
    void while_nobody_has_set_mail_up_none_waits() {
        try (Kernel kernel = kernel(Map.of())) {
            kernel.database().change(tx -> kernel.mailer().enqueue(tx, MAIL));
            assertThat(waiting(kernel)).isZero();
        }
    }

    private Kernel kernel(Map<String, String> mail) {
        Map<String, String> environment = new HashMap<>(DatabaseKind.chosen().environment());
        environment.putAll(mail);
        Kernel kernel = new Kernel(data, environment, clock, new Ids());
        kernel.runner().start();
        return kernel;
    }

    private static int waiting(Kernel kernel) {
        return count(kernel, "due_at IS NOT NULL");
    }

    /** Mails that wait for another try. */
    private static int errors(Kernel kernel) {
        return count(kernel, "status = 'pending' AND data LIKE '%Connection refused%'");
    }

    private static int count(Kernel kernel, String condition) {
        return kernel.database()
                .read(db -> db.sql().fetchCount(DSL.table("jobs"), DSL.condition("type = 'mail' AND " + condition)));
    }
}
