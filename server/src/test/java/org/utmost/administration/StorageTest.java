package org.utmost.administration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.utmost.testing.S3Server;
import org.utmost.testing.TestServer;

/** Administrators try out where files lie before they rely on it. */
class StorageTest {
    @TempDir
    private Path folder;

    @Test
    void a_storage_is_tried_out_as_it_is_or_as_it_would_be() throws IOException {
        try (TestServer server = new TestServer();
                S3Server s3 = new S3Server(folder)) {
            server.admin.api().send("POST", "/file/test", null).is(200);
            server.admin
                    .api()
                    .post("/file/test", settings(Map.of("Directory", "/proc/nothing")))
                    .fails(500, "api.file.test_connection.app_error");
            server.admin.api().post("/file/s3_test", Map.of()).fails(400, "api.admin.test_s3.missing_s3_bucket");
            Map<String, Object> right = new HashMap<>(Map.of(
                    "DriverName",
                    "amazons3",
                    "AmazonS3AccessKeyId",
                    S3Server.KEY,
                    "AmazonS3SecretAccessKey",
                    S3Server.SECRET,
                    "AmazonS3Bucket",
                    S3Server.BUCKET,
                    "AmazonS3Endpoint",
                    s3.endpoint(),
                    "AmazonS3SSL",
                    false));
            server.admin.api().post("/file/test", settings(right)).is(200);
            server.admin.api().post("/file/s3_test", settings(right)).is(200);
            right.put("AmazonS3AccessKeyId", "wrong");
            server.admin
                    .api()
                    .post("/file/test", settings(right))
                    .fails(500, "api.file.test_connection_s3_auth.app_error");
            right.put("AmazonS3AccessKeyId", S3Server.KEY);
            right.put("AmazonS3Bucket", "no-such-bucket");
            server.admin
                    .api()
                    .post("/file/s3_test", settings(right))
                    .fails(500, "api.file.test_connection_s3_bucket_does_not_exist.app_error");
            server.admin
                    .api()
                    .post("/file/test", settings(Map.of("AmazonS3SSL", "yes")))
                    .is(400);
        }
    }

    private static Map<String, Object> settings(Map<String, Object> files) {
        return Map.of("FileSettings", files);
    }
}
