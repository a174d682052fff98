package org.utmost.platform.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.utmost.platform.config.Section;

/**
 * Whom mail comes from, and the server that takes it.
 *
 * @param replyToAddress where answers go; empty for the sender
 * @param port a number, which the API has as a text
 * @param timeout seconds, for connecting and for each answer
 * @param connectionSecurity {@code TLS}, {@code STARTTLS}, or none: empty or {@code PLAIN}
 */
@Section("EmailSettings")
public record MailSettings(
        String feedbackName,
        String feedbackEmail,
        String replyToAddress,
        @JsonProperty("SMTPServer") String server,
        @JsonProperty("SMTPPort") String port,
        @JsonProperty("SMTPServerTimeout") int timeout,
        String connectionSecurity,
        boolean skipServerCertificateVerification,
        @JsonProperty("EnableSMTPAuth") boolean authenticated,
        @JsonProperty("SMTPUsername") String username,
        @JsonProperty("SMTPPassword") String password) {
    /** Whether somebody has set it up: a fresh installation has no sender. */
    public boolean complete() {
        return !server.isBlank() && !feedbackEmail.isBlank();
    }

    /** Whether the password is for the same account of the same server. */
    public boolean sameAccount(MailSettings other) {
        return server.equals(other.server) && port.equals(other.port) && username.equals(other.username);
    }
}
