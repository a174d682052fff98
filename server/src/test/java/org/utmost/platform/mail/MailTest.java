package org.utmost.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a mail server gets from us, and what we say when it takes nothing. */
class MailTest {
    private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");
    private static final Mail PLAIN =
            new Mail("ann@example.com", "en", "Hello", "Good morning", List.of("One.", "Two."), null);

    private final Smtp smtp = new Smtp(Clock.fixed(NOW, ZoneOffset.UTC));
    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS)
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void a_mail_comes_as_text_and_as_a_page_with_all_that_its_headers_have_to_say() throws Exception {
        Mail mail = PLAIN.withLink("Open", "https://chat.example.com/a?b=1&c=2");
        smtp.send(plain(), mail, "some-id");
        MimeMessage got = only();
        assertThat(got.getFrom()).containsExactly(new InternetAddress("chat@example.com", "The Chat"));
        assertThat(((InternetAddress) got.getFrom()[0]).getPersonal()).isEqualTo("The Chat");
        assertThat(got.getReplyTo()).containsExactly(new InternetAddress("help@example.com"));
        assertThat(got.getAllRecipients()).containsExactly(new InternetAddress("ann@example.com"));
        assertThat(got.getSubject()).isEqualTo("Hello");
        assertThat(got.getMessageID()).isEqualTo("<some-id@example.com>");
        assertThat(got.getSentDate().toInstant()).isEqualTo(NOW);
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(got.getContentType()).startsWith("multipart/alternative");
        assertThat(part(got, 0))
                .isEqualToNormalizingNewlines(
                        "Good morning\n\nOne.\n\nTwo.\n\nOpen:\nhttps://chat.example.com/a?b=1&c=2\n");
        assertThat(part(got, 1))
                .contains("<html lang=\"en\">", ">Good morning</h1>", ">One.</p>")
                .contains("<a href=\"https://chat.example.com/a?b=1&amp;c=2\"");
    }

    @Test
    void japanese_arrives_as_it_was_written() throws Exception {
        Map<String, String> words = Map.of("site", "社内チャット", "address", "ann@example.com");
        smtp.send(plain(), Mail.of("ann@example.com", "ja", "test", words), "id");
        MimeMessage got = only();
        assertThat(got.getHeader("Subject")[0]).isASCII();
        assertThat(got.getSubject()).isEqualTo("社内チャット: メール送信の確認");
        assertThat(part(got, 0)).contains("社内チャット から ann@example.com へメールを送信できます。");
        assertThat(part(got, 1)).contains("lang=\"ja\"", "社内チャット から ann@example.com へメールを送信できます。");
    }

    @Test
    void what_others_wrote_is_text_in_the_page_and_begins_no_header() throws Exception {
        String evil = "<script>alert(1)</script>\r\nBcc: eve@example.com\r\n\r\nbody";
        MailSettings settings = settings("The\r\nBcc: eve@example.com", smtpPort(), "", false, "", "", 10);
        smtp.send(settings, new Mail("ann@example.com", "en", evil, evil, List.of(evil), null), "id");
        MimeMessage got = only();
        assertThat(got.getHeader("Bcc")).isNull();
        assertThat(got.getAllRecipients()).hasSize(1);
        assertThat(got.getSubject()).isEqualTo("<script>alert(1)</script> Bcc: eve@example.com body");
        assertThat(((InternetAddress) got.getFrom()[0]).getPersonal()).isEqualTo("The Bcc: eve@example.com");
        assertThat(part(got, 1)).doesNotContain("<script>").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    }

    @Test
    void an_address_that_is_none_or_several_is_refused_for_good() {
        for (String to : List.of("ann", "ann@example.com, eve@example.com", "ann@example.com\r\nRCPT TO:<eve@x.y>")) {
            MailFailure failure = failure(plain(), new Mail(to, "en", "s", "h", List.of(), null));
            assertThat(failure).hasMessageContaining("The recipient is no mail address");
            assertThat(failure.permanent()).isTrue();
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void encrypted_from_the_beginning_the_servers_certificate_has_to_be_trusted() throws Exception {
        int port = server.getSmtps().getPort();
        MailFailure failure = failure(settings("", port, "TLS", false, "", "", 10), PLAIN);
        assertThat(failure).hasMessageContaining("unable to find valid certification path");
        assertThat(failure.permanent()).isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();
        smtp.send(settings("", port, "TLS", true, "", "", 10), PLAIN, "id");
        assertThat(only().getSubject()).isEqualTo("Hello");
    }

    @Test
    void with_starttls_nothing_of_the_mail_goes_unencrypted() throws Exception {
        assertThat(failure(settings("", smtpPort(), "STARTTLS", true, "", "", 10), PLAIN))
                .hasMessageContaining("STARTTLS");
        try (StartTlsServer tls = new StartTlsServer()) {
            assertThat(failure(settings("", tls.port(), "STARTTLS", false, "", "", 10), PLAIN))
                    .hasMessageContaining("unable to find valid certification path");
            assertThat(tls.heard()).noneMatch(line -> line.contains("ann@example.com"));
        }
        try (StartTlsServer tls = new StartTlsServer()) {
            smtp.send(settings("", tls.port(), "STARTTLS", true, "", "", 10), PLAIN, "id");
            assertThat(tls.heard())
                    .startsWith("EHLO example.com", "STARTTLS", "TLS EHLO example.com")
                    .contains("TLS Subject: Hello")
                    .noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void a_password_is_sent_if_it_is_wanted_and_never_told_when_it_is_wrong() throws Exception {
        server.getUserManager().setAuthRequired(true);
        server.setUser("chat@example.com", "chat", "a secret");
        MailFailure failure = failure(settings("", smtpPort(), "", false, "chat", "the wrong one", 10), PLAIN);
        assertThat(failure).hasMessageContaining("535").hasMessageNotContaining("wrong one");
        assertThat(failure.permanent()).isFalse();
        smtp.send(settings("", smtpPort(), "", false, "chat", "a secret", 10), PLAIN, "id");
        assertThat(only().getSubject()).isEqualTo("Hello");
    }

    @Test
    void a_server_that_is_not_there_or_does_not_answer_is_told_in_words_and_tried_again() throws Exception {
        int port = smtpPort();
        server.stop();
        MailFailure refused = failure(settings("", port, "", false, "", "", 10), PLAIN);
        assertThat(refused).hasMessageContaining("127.0.0.1").hasMessageContaining("Connection refused");
        assertThat(refused.permanent()).isFalse();
        try (ServerSocket silent = new ServerSocket(0)) {
            MailFailure late = failure(settings("", silent.getLocalPort(), "", false, "", "", 1), PLAIN);
            assertThat(late).hasMessageContaining("timed out");
            assertThat(late.permanent()).isFalse();
        }
    }

    private MailFailure failure(MailSettings settings, Mail mail) {
        return catchThrowableOfType(MailFailure.class, () -> smtp.send(settings, mail, "id"));
    }

    private MailSettings plain() {
        return settings("The Chat", smtpPort(), "", false, "", "", 10);
    }

    private int smtpPort() {
        return server.getSmtp().getPort();
    }

    private static MailSettings settings(
            String name, int port, String security, boolean unverified, String user, String password, int timeout) {
        return new MailSettings(
                name,
                "chat@example.com",
                "help@example.com",
                "127.0.0.1",
                String.valueOf(port),
                timeout,
                security,
                unverified,
                !user.isEmpty(),
                user,
                password);
    }

    private MimeMessage only() {
        assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String part(MimeMessage message, int index) throws Exception {
        BodyPart part = ((Multipart) message.getContent()).getBodyPart(index);
        return (String) part.getContent();
    }
}
