package org.utmost.platform.storage;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import org.utmost.platform.config.Section;

/**
 * Where files lie.
 *
 * @param driverName {@code local} or {@code amazons3}
 * @param directory for {@code local}; the API's default stands for a folder of the data directory
 * @param endpoint host, and port if it is another than that of the scheme
 * @param requestTimeout milliseconds
 * @param partSize bytes that are sent to S3 at once; what is larger goes in such parts
 * @param serverSideEncryption whether S3 encrypts what it keeps
 */
@Section("FileSettings")
public record StorageSettings(
        String driverName,
        String directory,
        @JsonProperty("AmazonS3AccessKeyId") String accessKeyId,
        @JsonProperty("AmazonS3SecretAccessKey") String secretAccessKey,
        @JsonProperty("AmazonS3Bucket") String bucket,
        @JsonProperty("AmazonS3PathPrefix") String pathPrefix,
        @JsonProperty("AmazonS3Region") String region,
        @JsonProperty("AmazonS3Endpoint") String endpoint,
        @JsonProperty("AmazonS3SSL") boolean secure,
        @JsonProperty("AmazonS3SSE") boolean serverSideEncryption,
        @JsonProperty("AmazonS3StorageClass") String storageClass,
        @JsonProperty("AmazonS3RequestTimeoutMilliseconds") int requestTimeout,
        @JsonProperty("AmazonS3UploadPartSizeBytes") int partSize) {
    private static final String DEFAULT_DIRECTORY = "./data/";

    /** The same with the files in S3. */
    public StorageSettings inS3() {
        return new StorageSettings(
                "amazons3",
                directory,
                accessKeyId,
                secretAccessKey,
                bucket,
                pathPrefix,
                region,
                endpoint,
                secure,
                serverSideEncryption,
                storageClass,
                requestTimeout,
                partSize);
    }

    /** Whether files lie in S3. */
    public boolean s3() {
        return driverName.equals("amazons3");
    }

    /** The folder of local files. */
    public Path folder(Path data) {
        boolean ours = directory.isEmpty() || directory.equals(DEFAULT_DIRECTORY);
        return ours ? data.resolve("files") : Path.of(directory);
    }
}
