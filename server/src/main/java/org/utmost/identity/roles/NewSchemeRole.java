package org.utmost.identity.roles;

import java.util.Set;

/**
 * A role for a scheme.
 *
 * @param name one that no role has
 */
public record NewSchemeRole(String name, String displayName, Set<Permission> grants) {}
