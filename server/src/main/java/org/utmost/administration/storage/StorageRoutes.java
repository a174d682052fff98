package org.utmost.administration.storage;

import static org.utmost.identity.roles.Permission.TEST_S3;

import java.util.Map;
import org.utmost.administration.config.ConfigService;
import org.utmost.platform.http.ApiError;
import org.utmost.platform.http.Fails;
import org.utmost.platform.http.Reply;
import org.utmost.platform.http.Request;
import org.utmost.platform.http.Router;
import org.utmost.platform.http.Routes;
import org.utmost.platform.storage.Storage;
import org.utmost.platform.storage.StorageException;
import org.utmost.platform.storage.StorageSettings;
import org.utmost.platform.storage.Storages;

/** /file/test, /file/s3_test. */
public final class StorageRoutes implements Routes {
    private static final Fails UNFIT = ConfigService.REFUSED
            .and(400, "api.admin.test_s3.missing_s3_bucket")
            .and(
                    500,
                    "api.file.test_connection.app_error",
                    "api.file.test_connection_s3_auth.app_error",
                    "api.file.test_connection_s3_bucket_does_not_exist.app_error");

    private final ConfigService config;
    private final Storages storages;

    public StorageRoutes(ConfigService config, Storages storages) {
        this.config = config;
        this.storages = storages;
    }

    @Override
    public void addTo(Router api) {
        api.post("/file/test", this::test)
                .takes(Map.class)
                .needs(TEST_S3)
                .fails(UNFIT)
                .says("Try out where files lie, in the configuration or as the body changes it");
        api.post("/file/s3_test", this::testS3)
                .takes(Map.class)
                .needs(TEST_S3)
                .fails(UNFIT)
                .says("Try out S3, as the configuration names it or the body changes it");
    }

    private Reply test(Request request) {
        return tried(settings(request));
    }

    private Reply testS3(Request request) {
        StorageSettings settings = settings(request);
        if (settings.bucket().isEmpty()) {
            throw ApiError.badRequest("api.admin.test_s3.missing_s3_bucket");
        }
        return tried(settings.inS3());
    }

    private StorageSettings settings(Request request) {
        return config.trial(request.objectIfAny("config")).view(StorageSettings.class);
    }

    private Reply tried(StorageSettings settings) {
        if (settings.s3() && settings.bucket().isEmpty()) {
            throw ApiError.badRequest("api.admin.test_s3.missing_s3_bucket");
        }
        try (Storage storage = storages.open(settings)) {
            storage.check();
            return Reply.ok();
        } catch (StorageException failed) {
            throw ApiError.of(500, id(failed.why(), settings)).because(String.valueOf(failed.getMessage()));
        }
    }

    private static String id(StorageException.Why why, StorageSettings settings) {
        if (!settings.s3()) {
            return "api.file.test_connection.app_error";
        }
        return switch (why) {
            case DENIED -> "api.file.test_connection_s3_auth.app_error";
            case MISSING -> "api.file.test_connection_s3_bucket_does_not_exist.app_error";
            case FAILED -> "api.file.test_connection.app_error";
        };
    }
}
