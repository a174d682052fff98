package org.utmost.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.utmost.testing.Caller;
import org.utmost.testing.TestServer;
import org.utmost.testing.TestServer.Person;

/** Administrators try out mail before they rely on it. */
class EmailTest {
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void a_test_mail_goes_to_who_asks_in_their_language_by_the_body_or_the_configuration() throws Exception {
        try (TestServer server = new TestServer()) {
            Caller admin = server.admin.api();
            String failed = "app.admin.test_email.failure";
            assertThat(admin.send("POST", "/email/test", null)
                            .fails(500, failed)
                            .text("message"))
                    .contains("FeedbackEmail is no mail address");
            admin.post("/email/test", settings(Map.of("FeedbackEmail", "chat@example.com", "SMTPPort", "1")))
                    .fails(500, failed);
            admin.post("/email/test", settings(Map.of("SMTPServer", "")))
                    .fails(400, "api.admin.test_email.missing_server");
            admin.post("/email/test", settings(Map.of("SMTPServerTimeout", "soon")))
                    .is(400);
            admin.post("/email/test", settings(right())).is(200);
            assertThat(subject(1)).isEqualTo("Utmost: mail works");
            assertThat(mail.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("admin@example.com");
            admin.put("/config/patch", settings(right())).is(200);
            admin.put("/users/me/patch", Map.of("locale", "ja")).is(200);
            admin.send("POST", "/email/test", null).is(200);
            assertThat(subject(2)).isEqualTo("Utmost: メール送信の確認");
        }
    }

    @Test
    void the_password_that_is_kept_is_sent_to_no_other_server() throws Exception {
        mail.setUser("chat@example.com", "chat", "a secret");
        try (TestServer server = new TestServer()) {
            Caller admin = server.admin.api();
            Map<String, Object> kept = right();
            kept.putAll(Map.of("EnableSMTPAuth", true, "SMTPUsername", "chat", "SMTPPassword", "a secret"));
            admin.put("/config/patch", settings(kept)).is(200);
            String masked = admin.get("/config")
                    .is(200)
                    .json()
                    .at("/EmailSettings/SMTPPassword")
                    .asText();
            kept.put("SMTPPassword", masked);
            admin.post("/email/test", settings(kept)).is(200);
            String again = "api.admin.test_email.reenter_password";
            kept.put("SMTPServer", "localhost");
            admin.post("/email/test", settings(kept)).fails(400, again);
            admin.post("/email/test", settings(Map.of("SMTPServer", "localhost")))
                    .fails(400, again);
            kept.put("SMTPPassword", "another");
            assertThat(admin.post("/email/test", settings(kept)).is(500).text("message"))
                    .doesNotContain("another");
            assertThat(subject(1)).isEqualTo("Utmost: mail works");
        }
    }

    @Test
    void only_who_may_try_out_mail_can() {
        try (TestServer server = new TestServer()) {
            Person person = server.person();
            person.api().post("/email/test", Map.of()).fails(403, "api.context.permissions.app_error");
        }
    }

    private Map<String, Object> right() {
        return new HashMap<>(Map.of(
                "FeedbackEmail",
                "chat@example.com",
                "SMTPServer",
                "127.0.0.1",
                "SMTPPort",
                String.valueOf(mail.getSmtp().getPort())));
    }

    /** The subject of the last of so many mails. */
    private String subject(int mails) throws MessagingException {
        assertThat(mail.waitForIncomingEmail(10_000, mails)).isTrue();
        assertThat(mail.getReceivedMessages()).hasSize(mails);
        return mail.getReceivedMessages()[mails - 1].getSubject();
    }

    private static Map<String, Object> settings(Map<String, Object> email) {
        return Map.of("EmailSettings", email);
    }
}
