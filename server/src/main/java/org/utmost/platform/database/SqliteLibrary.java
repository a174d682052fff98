package org.utmost.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/** The machine code of SQLite, which its driver takes out of the jar at each start where it does not lie ready. */
public final class SqliteLibrary {
    private SqliteLibrary() {}

    /** Lays it into the folder, for starts whose {@code org.sqlite.lib.path} names that. Who runs with an older one keeps it. */
    public static void layInto(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no SQLite for this system: " + resource);
            }
            Files.createDirectories(folder);
            Path next = Files.createTempFile(folder, name, "");
            Files.copy(in, next, StandardCopyOption.REPLACE_EXISTING);
            Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
