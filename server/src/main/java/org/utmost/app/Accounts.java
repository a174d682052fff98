package org.utmost.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.utmost.identity.Identity;
import org.utmost.identity.users.Passwords;
import org.utmost.platform.Kernel;
import org.utmost.platform.ids.Ids;

/** The accounts of a data directory for the commands of the command line, whether the server runs or not. */
final class Accounts implements AutoCloseable {
    private final Kernel kernel;
    private final Identity identity;

    Accounts(Path data, Map<String, String> environment, Clock clock) {
        kernel = new Kernel(data, environment, clock, new Ids());
        identity = new Identity(kernel, Passwords.Cost.USUAL);
    }

    Identity identity() {
        return identity;
    }

    @Override
    public void close() {
        kernel.close();
    }
}
