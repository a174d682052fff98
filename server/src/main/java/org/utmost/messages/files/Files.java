package org.utmost.messages.files;

import java.util.List;
import org.utmost.identity.roles.RoleService;
import org.utmost.messages.posts.PostReading;
import org.utmost.platform.Kernel;
import org.utmost.platform.http.Routes;
import org.utmost.spaces.channels.ChannelAccess;

/** Builds what the noun is made of, and says who does its jobs. */
public final class Files {
    private final FileSending sending;
    private final FileService files;
    private final UploadService uploads;
    private final Kernel kernel;

    /** Builds it; once. */
    public Files(Kernel kernel, ChannelAccess access, RoleService roles, PostReading posts) {
        this.kernel = kernel;
        kernel.configuration().reads(FileSettings.class, ContentSettings.class);
        var database = kernel.database();
        var config = kernel.config();
        var clock = kernel.clock();
        FileBytes bytes = new FileBytes(kernel.storages()::current, database, clock);
        FileReading reading = new FileReading(database, kernel.jobs(), bytes, config, clock);
        FileKeeping keeping = new FileKeeping(database, bytes, reading, config, clock, kernel.ids());
        sending = new FileSending(keeping, access, config);
        files = new FileService(database, bytes, access, roles, posts, config);
        uploads = new UploadService(database, keeping, bytes, access, config, clock, kernel.ids());
        kernel.runner().on(FileReading.KIND, reading);
        kernel.runner().periodically(FileSweep.KIND, FileSweep.SCHEDULE, new FileSweep(database, bytes, clock));
    }

    /** The routes of the API. */
    public List<Routes> routes() {
        return List.of(new FileRoutes(sending, files, kernel.config()), new UploadRoutes(uploads));
    }

    /** Those beside it, which stand at the root. */
    public Routes rootRoutes() {
        return new PublicFileRoutes(files);
    }
}
