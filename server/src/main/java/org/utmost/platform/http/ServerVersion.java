package org.utmost.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which server this is. */
public final class ServerVersion {
    /** The version of the API that we speak, as clients compare it. */
    public static final String API = "11.7.0";

    /** Our own version. */
    public static final String BUILD = build();

    private ServerVersion() {}

    /** What clients see as {@code X-Version-Id}: API version, build, configuration, whether licensed (never). */
    public static String id(String configHash) {
        return API + "." + BUILD.replace('.', '-') + "." + configHash + ".false";
    }

    private static String build() {
        Properties properties = new Properties();
        try (InputStream in = ServerVersion.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("missing resource build.properties");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
