package org.utmost.administration.config;

import static org.utmost.identity.roles.Permission.MANAGE_SYSTEM;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.utmost.identity.roles.Permission;
import org.utmost.identity.roles.RoleService;
import org.utmost.platform.config.ConfigKey;
import org.utmost.platform.http.Session;

/**
 * Who may read and write which key of the configuration: whoever manages the system all, others those of their parts of the
 * system console.
 */
final class ConfigAccess {
    private static final String READ = "sysconsole_read_";
    private static final String WRITE = "sysconsole_write_";

    private final RoleService roles;

    ConfigAccess(RoleService roles) {
        this.roles = roles;
    }

    /** Those who may read something of it. */
    static Permission[] readers() {
        return permissions(READ);
    }

    /** Those who may write something of it. */
    static Permission[] writers() {
        return permissions(WRITE);
    }

    /** Whether the caller may read and write all of it. */
    boolean whole(Session by) {
        return roles.permits(by, MANAGE_SYSTEM);
    }

    /** The keys that the caller may read. */
    Predicate<ConfigKey> readable(Session by) {
        if (whole(by)) {
            return key -> true;
        }
        List<String> parts = parts(by, READ);
        return key -> key.console().contains(ConfigKey.EVERY_PART)
                || key.console().stream().anyMatch(parts::contains);
    }

    /** The keys that the caller may write. */
    Predicate<ConfigKey> writable(Session by) {
        if (whole(by)) {
            return key -> true;
        }
        List<String> parts = parts(by, WRITE);
        return key -> key.console().stream().anyMatch(parts::contains);
    }

    /** The permissions by one of which a key can be written. */
    static Permission[] writers(ConfigKey key) {
        Permission[] some = key.console().stream()
                .map(part -> Permission.find(WRITE + part))
                .flatMap(Stream::ofNullable)
                .toArray(Permission[]::new);
        return some.length == 0 ? new Permission[] {MANAGE_SYSTEM} : some;
    }

    private List<String> parts(Session by, String prefix) {
        return Stream.of(permissions(prefix))
                .filter(permission -> roles.permits(by, permission))
                .map(permission -> permission.id().substring(prefix.length()))
                .toList();
    }

    private static Permission[] permissions(String prefix) {
        return Arrays.stream(Permission.values())
                .filter(permission -> permission.id().startsWith(prefix))
                .toArray(Permission[]::new);
    }
}
