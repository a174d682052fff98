package org.utmost.identity.users;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Argon2id for passwords (RFC 9106; parameters of OWASP). As many at once as there are processors: each takes 19 MiB. */
public final class Passwords {
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());

    /** What an unknown account is compared with, so that it takes as long as a known one. */
    private final String nobody =
            "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE";

    /** The hash to keep, with its parameters and salt. */
    public String hash(String password) {
        return inTurn(
                () -> Password.hash(password).addRandomSalt(16).with(ARGON2).getResult());
    }

    /** Whether the password is the one that was hashed; bcrypt hashes of migrated accounts are understood too. */
    public boolean matches(String password, String hash) {
        if (hash.startsWith("$2")) {
            return inTurn(() -> Password.check(password, hash).with(BcryptFunction.getInstanceFromHash(hash)));
        }
        return hash.startsWith("$argon2")
                && inTurn(() -> Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash)));
    }

    /** Takes the time of a comparison. */
    public void compareWithNobody(String password) {
        matches(password, nobody);
    }

    private <T> T inTurn(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
