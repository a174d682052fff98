package org.utmost.identity.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jspecify.annotations.Nullable;
import org.utmost.platform.http.ApiError;

/**
 * Argon2id for passwords (RFC 9106). They are hashed on threads of their own, half as many as there are processors: requests
 * run on virtual ones, which would all wait for those that hash. Each takes memory that is used again: 7 MiB thrown away at
 * each sign-in would fill the heap. Every method may throw {@link ApiError} 429 when more wait than can be served soon.
 */
public final class Passwords {
    /**
     * What a hash takes.
     *
     * @param memory KiB
     * @param iterations passes over that memory
     */
    public record Cost(int memory, int iterations) {
        /** Of the parameters that OWASP holds equal those with the least memory; 35 ms. */
        public static final Cost USUAL = new Cost(7_168, 5);
    }

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Blocks of a KiB that the generator takes beside the memory itself. */
    private static final int SCRATCH = 4;

    /** How many may wait for one thread: two seconds of work. */
    private static final int WAITING = 64;

    private static final int RETRY_SECONDS = 3;

    private final Cost cost;

    /** What an unknown account is compared with, so that it takes as long as a known one. */
    private final String nobody;

    private final SecureRandom random = new SecureRandom();
    private final ExecutorService workers =
            workers(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
    private final Queue<FixedBlockPool> memory = new ConcurrentLinkedQueue<>();

    public Passwords(Cost cost) {
        this.cost = cost;
        this.nobody = argon2(new byte[SALT_BYTES], new byte[HASH_BYTES]).text();
    }

    /** The hash to keep, with its parameters and salt. */
    public String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Argon2Hash wanted = argon2(salt, new byte[HASH_BYTES]);
        return argon2(salt, work(() -> again(password, wanted))).text();
    }

    /** Whether the password is the one that was hashed; bcrypt hashes of migrated accounts are understood too. */
    public boolean matches(String password, String hash) {
        if (hash.startsWith("$2")) {
            return work(() -> OpenBSDBCrypt.checkPassword(hash, password.toCharArray()));
        }
        if (!Argon2Hash.is(hash)) {
            return false;
        }
        Argon2Hash kept = Argon2Hash.of(hash);
        return MessageDigest.isEqual(kept.hash(), work(() -> again(password, kept)));
    }

    /** Takes the time of a comparison. */
    public void compareWithNobody(String password) {
        matches(password, nobody);
    }

    private Argon2Hash argon2(byte[] salt, byte[] hash) {
        return new Argon2Hash(cost.memory(), cost.iterations(), 1, salt, hash);
    }

    /** The hash of a password, made as that one was. */
    private byte[] again(String password, Argon2Hash like) {
        @Nullable FixedBlockPool used = memory.poll();
        FixedBlockPool blocks = used == null ? new FixedBlockPool(cost.memory() + SCRATCH) : used;
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(like.parameters().withBlockPool(blocks).build());
            byte[] hash = new byte[like.hash().length];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            memory.add(blocks);
        }
    }

    private <T> T work(Callable<T> work) {
        try {
            return workers.submit(work).get();
        } catch (RejectedExecutionException full) {
            throw ApiError.tooMany(RETRY_SECONDS).worded("api.user.login.busy");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ExecutorService workers(int threads) {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(threads * WAITING),
                Thread.ofPlatform().name("passwords-", 0).daemon().factory());
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }
}
