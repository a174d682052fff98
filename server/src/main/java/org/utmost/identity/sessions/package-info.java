@Neighbours({"roles", "users"})
@NullMarked
package org.utmost.identity.sessions;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
