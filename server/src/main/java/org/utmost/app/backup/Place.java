package org.utmost.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.utmost.platform.config.Config;
import org.utmost.platform.config.ConfigFile;
import org.utmost.platform.config.Configuration;
import org.utmost.platform.config.PostgresUrl;
import org.utmost.platform.config.SqlSettings;
import org.utmost.platform.events.EventBus;
import org.utmost.platform.health.Health;
import org.utmost.platform.ids.Ids;
import org.utmost.platform.storage.StorageSettings;

/** Where the things of a data directory lie, as a server reads it from its configuration and the environment. */
record Place(Path data, SqlSettings sql, StorageSettings storage) {
    static final String CONFIG = "config.json";

    /**
     * Reads it.
     *
     * @param config the document: a copy of it, as what it lacks is written into it
     */
    static Place of(Path data, Path config, Map<String, String> environment) {
        try (EventBus bus = new EventBus(new Health())) {
            Config read = new Configuration(new ConfigFile(config), environment, bus, new Ids()).current();
            return new Place(data, read.sql(), read.view(StorageSettings.class));
        }
    }

    DatabaseCopy database() {
        return sql.postgres()
                ? new PostgresCopy(PostgresUrl.of(sql.dataSource()), data)
                : new SqliteCopy(sql.file(data));
    }

    LocalFiles files() {
        return new LocalFiles(storage.folder(data), data);
    }

    /** Calls the visitor with each local file; with none if files lie in S3. */
    void eachFile(LocalFiles.Visitor visitor) throws IOException {
        if (!storage.s3()) {
            files().each(visitor);
        }
    }
}
