package org.utmost.messages.files;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.utmost.messages.posts.Post;
import org.utmost.messages.posts.PostFiles;
import org.utmost.messages.posts.PostPart;
import org.utmost.messages.posts.PostView;
import org.utmost.platform.database.Database;
import org.utmost.platform.database.Tx;

/** The files of posts: which they get, and how they are told of. */
public final class PostAttachments implements PostFiles, PostPart {
    private static final String FILES = "files";

    private final Database database;
    private final FileStore files = new FileStore();

    public PostAttachments(Database database) {
        this.database = database;
    }

    @Override
    public Map<String, List<String>> attach(Tx tx, List<Post> posts) throws SQLException {
        List<FileStore.Wanted> wanted = posts.stream()
                .flatMap(post -> post.fileIds().stream()
                        .map(id ->
                                new FileStore.Wanted(id, post.id(), post.userId(), post.channelId(), post.updateAt())))
                .toList();
        int[] attached = files.attach(tx, wanted);
        Map<String, List<String>> got = new HashMap<>();
        for (int i = 0; i < attached.length; i++) {
            if (attached[i] > 0) {
                got.computeIfAbsent(wanted.get(i).postId(), id -> new ArrayList<>())
                        .add(wanted.get(i).fileId());
            }
        }
        return got;
    }

    @Override
    public void delete(Tx tx, String postId, Collection<String> fileIds, long now) {
        files.delete(tx, postId, fileIds, now);
    }

    @Override
    public void deleteAll(Tx tx, Post post, long now) {
        files.deleteOfPost(tx, post.id(), now);
        if (post.rootId().isEmpty()) {
            files.deleteOfReplies(tx, post.id(), now);
        }
    }

    @Override
    public boolean concerns(Post post) {
        return !post.fileIds().isEmpty();
    }

    @Override
    public void addTo(List<PostView> posts) {
        List<String> ids = posts.stream()
                .flatMap(view -> view.post().fileIds().stream())
                .distinct()
                .toList();
        Map<String, FileInfo> found = database.read(db -> files.byIds(db, ids));
        for (PostView view : posts) {
            view.metadata(FILES, chosen(found, view.post().fileIds()));
        }
    }

    /** Whether a picture is among the files of a post. */
    public static boolean anyPicture(PostView view) {
        return view.metadata(FILES) instanceof List<?> infos
                && infos.stream().anyMatch(each -> each instanceof FileInfo info && info.picture());
    }

    /** Those of the ids that were found, in their order. */
    static List<FileInfo> chosen(Map<String, FileInfo> found, List<String> ids) {
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }
}
