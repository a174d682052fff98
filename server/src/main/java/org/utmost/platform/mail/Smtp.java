package org.utmost.platform.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Hands mail to the server that the settings name (RFC 5321). */
final class Smtp {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int REFUSED_FOR_GOOD = 500;

    private final Clock clock;

    Smtp(Clock clock) {
        this.clock = clock;
    }

    /**
     * Sends a mail.
     *
     * @param id of the mail: one that comes twice, as its first sending was not written down, is told by it
     * @throws MailFailure if the server can't be reached, or does not take it
     */
    void send(MailSettings settings, Mail mail, String id) throws MailFailure {
        Session session = Session.getInstance(properties(settings));
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(session, settings, mail, id);
            if (settings.authenticated()) {
                transport.connect(settings.username(), settings.password());
            } else {
                transport.connect();
            }
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailFailure(reason(e), permanent(e), e);
        }
    }

    private static Properties properties(MailSettings settings) {
        String milliseconds = String.valueOf(
                Duration.ofSeconds(Math.max(1, settings.timeout())).toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.host", settings.server());
        properties.put("mail.smtp.port", settings.port());
        properties.put("mail.smtp.localhost", domain(settings));
        properties.put("mail.smtp.connectiontimeout", milliseconds);
        properties.put("mail.smtp.timeout", milliseconds);
        properties.put("mail.smtp.writetimeout", milliseconds);
        properties.put("mail.smtp.auth", String.valueOf(settings.authenticated()));
        properties.put(
                "mail.smtp.ssl.enable",
                String.valueOf(settings.connectionSecurity().equals("TLS")));
        boolean startTls = settings.connectionSecurity().equals("STARTTLS");
        properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
        properties.put("mail.smtp.starttls.required", String.valueOf(startTls));
        boolean verified = !settings.skipServerCertificateVerification();
        properties.put("mail.smtp.ssl.checkserveridentity", String.valueOf(verified));
        if (!verified) {
            properties.put("mail.smtp.ssl.trust", "*");
        }
        return properties;
    }

    private MimeMessage message(Session session, MailSettings settings, Mail mail, String id)
            throws MailFailure, MessagingException, UnsupportedEncodingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + id + "@" + domain(settings) + ">");
            }
        };
        InternetAddress sender = address("FeedbackEmail", settings.feedbackEmail(), false);
        sender.setPersonal(Mail.line(settings.feedbackName()), UTF_8);
        message.setFrom(sender);
        if (!settings.replyToAddress().isBlank()) {
            InternetAddress answers = address("ReplyToAddress", settings.replyToAddress(), false);
            message.setReplyTo(new InternetAddress[] {answers});
        }
        message.setRecipient(Message.RecipientType.TO, address("The recipient", mail.to(), true));
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", mail.language());
        MimeBodyPart text = new MimeBodyPart();
        text.setText(MailFrame.text(mail), UTF_8);
        MimeBodyPart page = new MimeBodyPart();
        page.setText(MailFrame.html(mail), UTF_8, "html");
        message.setContent(new MimeMultipart("alternative", text, page));
        return message;
    }

    /** The one address that the text is; whether it is the mail's own fault if it is none. */
    private static InternetAddress address(String name, String text, boolean own) throws MailFailure {
        try {
            return new InternetAddress(text, true);
        } catch (AddressException e) {
            throw new MailFailure(name + " is no mail address: \"" + Mail.line(text) + "\"", own, e);
        }
    }

    /** What the server calls itself: the name of its machine means nothing to others. */
    private static String domain(MailSettings settings) {
        String domain = settings.feedbackEmail()
                .substring(settings.feedbackEmail().indexOf('@') + 1)
                .strip();
        return domain.isEmpty() ? "localhost" : domain;
    }

    /** Whether the server refused this mail or its address for good. A sender that it refuses may be set right. */
    private static boolean permanent(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            boolean forGood = switch (each) {
                case SMTPAddressFailedException address -> address.getReturnCode() >= REFUSED_FOR_GOOD;
                case SMTPSendFailedException send ->
                    send.getReturnCode() >= REFUSED_FOR_GOOD
                            && !send.getCommand().startsWith("MAIL");
                default -> false;
            };
            if (forGood) {
                return true;
            }
        }
        return false;
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String whole = Mail.line(String.valueOf(failure.getMessage()));
        String deepest = Mail.line(String.valueOf(root.getMessage()));
        return whole.contains(deepest) ? whole : whole + " (" + deepest + ")";
    }
}
