@Neighbours({"roles", "sessions", "status", "users"})
@NullMarked
package org.utmost.identity.tokens;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
