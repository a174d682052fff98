package org.utmost.platform.http;

import java.io.InputStream;

/** The body of a request, read as it comes, which ends with the API's 413 where it has more bytes than it may. */
final class LimitedBody extends LimitedBytes {
    LimitedBody(InputStream in, long most) {
        super(in, most, () -> ApiError.tooLarge(most));
    }

    /** Stays open: closing would break the connection of a body that is not read to its end. */
    @Override
    public void close() {}
}
