package org.utmost.identity.roles;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed of a role.
 *
 * @param permissions all that it grants from now on; null to leave them
 */
record RolePatch(@Nullable List<String> permissions) {}
