package org.utmost.platform.mail;

/** A mail was not sent; the message says why, in words for those who run the server. */
public final class MailFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean permanent;

    MailFailure(String message, boolean permanent, Throwable cause) {
        super(message, cause);
        this.permanent = permanent;
    }

    /** Whether it is the mail's own fault, so that trying again is of no use. */
    public boolean permanent() {
        return permanent;
    }
}
