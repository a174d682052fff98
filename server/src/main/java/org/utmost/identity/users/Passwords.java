package org.utmost.identity.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id for passwords (RFC 9106; the parameters with the least memory of those that OWASP holds equal). As many at once
 * as there are processors, each in memory that is used again: 7 MiB thrown away at each sign-in would fill the heap.
 */
public final class Passwords {
    private static final int MEMORY_KIB = 7_168;
    private static final int ITERATIONS = 5;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Blocks of a KiB that the generator takes beside the memory itself. */
    private static final int SCRATCH = 4;

    /** What an unknown account is compared with, so that it takes as long as a known one. */
    private static final String NOBODY =
            new Argon2Hash(MEMORY_KIB, ITERATIONS, 1, new byte[SALT_BYTES], new byte[HASH_BYTES]).text();

    private final SecureRandom random = new SecureRandom();
    private final Semaphore places = new Semaphore(Runtime.getRuntime().availableProcessors());
    private final Queue<FixedBlockPool> memory = new ConcurrentLinkedQueue<>();

    /** The hash to keep, with its parameters and salt. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Argon2Hash wanted = new Argon2Hash(MEMORY_KIB, ITERATIONS, 1, salt, new byte[HASH_BYTES]);
        return new Argon2Hash(MEMORY_KIB, ITERATIONS, 1, salt, again(password, wanted)).text();
    }

    /** Whether the password is the one that was hashed; bcrypt hashes of migrated accounts are understood too. */
    public boolean matches(String password, String hash) {
        if (hash.startsWith("$2")) {
            return OpenBSDBCrypt.checkPassword(hash, password.toCharArray());
        }
        if (!Argon2Hash.is(hash)) {
            return false;
        }
        Argon2Hash kept = Argon2Hash.of(hash);
        return MessageDigest.isEqual(kept.hash(), again(password, kept));
    }

    /** Takes the time of a comparison. */
    public void compareWithNobody(String password) {
        matches(password, NOBODY);
    }

    /** The hash of a password, made as that one was. */
    private byte[] again(String password, Argon2Hash like) {
        places.acquireUninterruptibly();
        @Nullable FixedBlockPool used = memory.poll();
        FixedBlockPool blocks = used == null ? new FixedBlockPool(MEMORY_KIB + SCRATCH) : used;
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(like.parameters().withBlockPool(blocks).build());
            byte[] hash = new byte[like.hash().length];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            memory.add(blocks);
            places.release();
        }
    }
}
