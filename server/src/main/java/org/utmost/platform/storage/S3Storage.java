package org.utmost.platform.storage;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A bucket of S3, or of a server that speaks like it. */
final class S3Storage implements Storage {
    private static final String AMAZON = "s3.amazonaws.com";

    /** What S3 takes as a part at the least. */
    private static final int LEAST_PART = 5 * 1024 * 1024;

    private final S3Client client;
    private final StorageSettings settings;
    private final String prefix;

    S3Storage(StorageSettings settings) {
        this.settings = settings;
        String given = settings.pathPrefix().replaceAll("^/+|/+$", "");
        this.prefix = given.isEmpty() ? "" : given + "/";
        Duration timeout = Duration.ofMillis(settings.requestTimeout());
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(timeout)
                        .socketTimeout(timeout))
                .credentialsProvider(credentials())
                // Other servers than Amazon's don't know its newer checksums and encodings.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
                .region(Region.of(settings.region().isEmpty() ? "us-east-1" : settings.region()));
        if (!settings.endpoint().isEmpty() && !settings.endpoint().equals(AMAZON)) {
            String scheme = settings.secure() ? "https://" : "http://";
            builder.endpointOverride(URI.create(scheme + settings.endpoint())).forcePathStyle(true);
        }
        this.client = builder.build();
    }

    @Override
    public long write(String path, InputStream bytes) {
        String key = key(path);
        int part = Math.max(LEAST_PART, settings.partSize());
        return tried(() -> {
            byte[] first = bytes.readNBytes(part);
            if (first.length < part) {
                client.putObject(
                        put -> {
                            put.bucket(settings.bucket()).key(key).serverSideEncryption(encryption());
                            if (!settings.storageClass().isEmpty()) {
                                put.storageClass(settings.storageClass());
                            }
                        },
                        RequestBody.fromBytes(first));
                return (long) first.length;
            }
            return writeParts(key, first, bytes);
        });
    }

    /** What was sent of an upload that fails is given up, so that it is not kept and paid for. */
    private long writeParts(String key, byte[] first, InputStream rest) throws IOException {
        String upload = client.createMultipartUpload(create -> {
                    create.bucket(settings.bucket()).key(key).serverSideEncryption(encryption());
                    if (!settings.storageClass().isEmpty()) {
                        create.storageClass(settings.storageClass());
                    }
                })
                .uploadId();
        boolean done = false;
        try {
            long written = 0;
            List<CompletedPart> parts = new ArrayList<>();
            for (byte[] part = first; part.length > 0; part = rest.readNBytes(first.length)) {
                parts.add(sent(key, upload, parts.size() + 1, part));
                written += part.length;
            }
            client.completeMultipartUpload(complete -> complete.bucket(settings.bucket())
                    .key(key)
                    .uploadId(upload)
                    .multipartUpload(all -> all.parts(parts)));
            done = true;
            return written;
        } finally {
            if (!done) {
                client.abortMultipartUpload(
                        abort -> abort.bucket(settings.bucket()).key(key).uploadId(upload));
            }
        }
    }

    private CompletedPart sent(String key, String upload, int number, byte[] part) {
        String tag = client.uploadPart(
                        send -> send.bucket(settings.bucket())
                                .key(key)
                                .uploadId(upload)
                                .partNumber(number),
                        RequestBody.fromBytes(part))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(tag).build();
    }

    @Override
    public Optional<Stored> find(String path) {
        String key = key(path);
        return tried(() -> {
            try {
                HeadObjectResponse head =
                        client.headObject(ask -> ask.bucket(settings.bucket()).key(key));
                return Optional.of(
                        new Stored(head.contentLength(), head.lastModified().toEpochMilli(), from -> open(key, from)));
            } catch (NoSuchKeyException nothing) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void delete(String path) {
        String key = key(path);
        tried(() -> client.deleteObject(gone -> gone.bucket(settings.bucket()).key(key)));
    }

    /** One by one: to delete several at once takes a checksum that other servers than Amazon's don't know. */
    @Override
    public void deleteAll(String folder) {
        for (List<String> some = list(folder, "", 1_000); !some.isEmpty(); some = list(folder, "", 1_000)) {
            some.forEach(this::delete);
        }
    }

    @Override
    public List<String> list(String folder, String after, int most) {
        String below = key(folder) + "/";
        return tried(() -> client
                .listObjectsV2(ask -> ask.bucket(settings.bucket())
                        .prefix(below)
                        .startAfter(after.isEmpty() ? null : prefix + after)
                        .maxKeys(most))
                .contents()
                .stream()
                .map(S3Object::key)
                .map(key -> key.substring(prefix.length()))
                .toList());
    }

    @Override
    public void check() {
        Probe.run(this);
    }

    @Override
    public void close() {
        client.close();
    }

    private InputStream open(String key, long from) {
        return tried(() -> client.getObject(
                ask -> ask.bucket(settings.bucket()).key(key).range(from == 0 ? null : "bytes=" + from + "-")));
    }

    private String key(String path) {
        return prefix + Paths.checked(path);
    }

    private @Nullable ServerSideEncryption encryption() {
        return settings.serverSideEncryption() ? ServerSideEncryption.AES256 : null;
    }

    /** Without a key that of the machine's role, as on a server of Amazon's. */
    private AwsCredentialsProvider credentials() {
        return settings.accessKeyId().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKeyId(), settings.secretAccessKey()));
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T tried(Work<T> work) {
        try {
            return work.run();
        } catch (NoSuchBucketException e) {
            throw missing(e);
        } catch (S3Exception e) {
            if (e.statusCode() == 403 || e.statusCode() == 401) {
                throw new StorageException(
                        StorageException.Why.DENIED, "S3 refuses the access key, or it may not do this", e);
            }
            throw e.statusCode() == 404 ? missing(e) : failed(e);
        } catch (SdkException | IOException e) {
            throw failed(e);
        }
    }

    private StorageException missing(Exception cause) {
        return new StorageException(
                StorageException.Why.MISSING, "there is no bucket " + settings.bucket() + " in S3", cause);
    }

    private static StorageException failed(Exception cause) {
        return new StorageException(StorageException.Why.FAILED, "S3: " + cause.getMessage(), cause);
    }
}
