package org.utmost.platform.outbound;

/** A call to another server that got no answer; the message says why, in words for an administrator. */
public final class OutboundFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why there is none. */
    public enum Why {
        /** It may not be called: an address of our own network, or no address of the web. */
        REFUSED,
        /** It did not answer in time. */
        TIME,
        /** It is not there, or what it said could not be understood. */
        UNREACHABLE
    }

    private final Why why;

    OutboundFailure(Why why, String message) {
        super(message);
        this.why = why;
    }

    OutboundFailure(Why why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
